import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { isReserved } from '#db/text/handle.ts'
import { firstSegments, type Rule, rules } from './house/rules.ts'
import { readSources, type Source, sourceOf } from './house/source.ts'

/* The rules of the house, executed: who may import whom, and what no file may do. */

const root = resolve(import.meta.dirname, '..')
const doorsOfNext = readdirSync(root).filter((name) => /^(proxy|instrumentation)\.ts$/.test(name))
const house = readSources(root, ['app', 'db', ...doorsOfNext])

describe('The house', () => {
  test('is read whole', () => {
    expect(house.length).toBeGreaterThan(100)
    expect(house.flatMap(({ imports }) => imports).length).toBeGreaterThan(400)
  })

  test.each(Object.entries(rules))('%s', (_, rule) => {
    expect(broken(rule, house)).toEqual([])
  })

  test('nobody can take the name of a page as a handle', () => {
    const files = ['app', 'public'].flatMap((folder) =>
      readdirSync(resolve(root, folder), { recursive: true, encoding: 'utf8' }).map(
        (file) => `${folder}/${file}`,
      ),
    )
    const segments = firstSegments(files)

    expect(segments).toContain('sign-up')
    expect(segments.filter((name) => !isReserved(name.replaceAll('-', '_')))).toEqual([])
    expect(segments.filter((name) => !isReserved(name.replaceAll('-', '')))).toEqual([])
  })
})

type Example = [rule: keyof typeof rules, files: Record<string, string>]

const action = "import { action } from '#app/_auth/action.ts'\n"

/** Every rule, broken in each way it can be. The first file is the one at fault. */
const offences: Example[] = [
  ['arrows point down only', { 'app/_users/a.ts': "import { b } from '#app/_posts/b.ts'" }],
  ['arrows point down only', { 'app/_users/a.ts': "import type { B } from '../_posts/b.ts'" }],
  ['arrows point down only', { 'app/_users/a.ts': "const b = await import('../_posts/b.ts')" }],
  ['arrows point down only', { 'app/_users/a.ts': "type B = import('../_posts/b.ts').B" }],
  ['arrows point down only', { 'app/_users/a.ts': "export { b } from '../_posts/b.ts'" }],
  ['arrows point down only', { 'app/_mail/a.ts': "import { b } from '#app/_auth/b.ts'" }],
  ['arrows point down only', { 'app/_ui/a.tsx': "import { b } from '#app/_auth/b.ts'" }],
  ['arrows point down only', { 'app/_posts/a.ts': "import Page from '#app/(main)/page.tsx'" }],
  ['arrows point down only', { 'app/page.tsx': "import Other from './about/page.tsx'" }],
  ['arrows point down only', { 'app/_shelf/a.ts': 'export const a = 1' }],
  ['arrows point down only', { 'app/_auth/a.ts': "import { ada } from '#tests/world.ts'" }],
  ['arrows point down only', { 'db/queries/a.ts': "import { b } from '../mutations/b.ts'" }],
  ['arrows point down only', { 'db/schema/a.ts': "import { db } from '../client.ts'" }],
  ['arrows point down only', { 'db/client.ts': "import { b } from '#app/_ui/b.ts'" }],
  ['imports name the whole file', { 'app/_ui/a.ts': "import { b } from './b'", 'app/_ui/b.ts': '' }],
  ['imports name the whole file', { 'app/_ui/a.ts': "import { b } from '#db/text'", 'db/text/index.ts': '' }],
  [
    'looks and words know no data',
    { 'app/_ui/a.ts': "import { homeTimeline } from '#db/queries/timelines.ts'" },
  ],
  ['looks and words know no data', { 'app/_i18n/a.ts': "import { type Post } from '#db/schema/posts.ts'" }],
  ['only app/_auth knows next-auth', { 'app/_users/a.ts': "import { signIn } from 'next-auth/react'" }],
  [
    'what is shown cannot change what is stored',
    { 'app/_posts/a.tsx': "import { b } from '#db/mutations/b.ts'" },
  ],
  ['what is shown cannot change what is stored', { 'app/(main)/page.tsx': "import('#db/mutations/b.ts')" }],
  [
    'what is shown cannot change what is stored',
    { 'app/_server/a.ts': "import { b } from '#db/mutations/b.ts'" },
  ],
  [
    'only those who checked vouch for a viewer',
    { 'app/_posts/a.ts': "import { asViewer } from '#db/viewer.ts'" },
  ],
  ['only those who checked vouch for a viewer', { 'db/mutations/a.ts': "import * as v from '../viewer.ts'" }],
  ['only those who checked vouch for a viewer', { 'app/page.tsx': 'const viewer = { id: 1 } as Viewer' }],
  ['only db/ talks to the database', { 'app/_posts/a.ts': "import { db } from '#db/client.ts'" }],
  ['only db/ talks to the database', { 'app/_posts/a.ts': "import { sql } from 'drizzle-orm'" }],
  ['db/ knows nothing of the web', { 'db/queries/a.ts': "import { cache } from 'react'" }],
  ['db/text is pure', { 'db/text/a.ts': "import { createHash } from 'node:crypto'" }],
  ['db/text is pure', { 'db/text/a.ts': "import type { Post } from '../schema/posts.ts'" }],
  [
    'the browser gets no data layer, no zod and no words it does not show',
    { 'app/_ui/a.tsx': "'use client'\nimport { z } from 'zod'" },
  ],
  [
    'the browser gets no data layer, no zod and no words it does not show',
    {
      'app/_ui/a.tsx': "'use client'\nimport { b } from '#db/text/b.ts'",
      'db/text/b.ts': "import { dictionary } from '@zxcvbn-ts/language-common'",
    },
  ],
  [
    'the browser gets no data layer, no zod and no words it does not show',
    {
      'app/_posts/a.tsx': "'use client'\nimport { b } from './b.ts'",
      'app/_posts/b.ts': "import { c } from '#db/id.ts'",
    },
  ],
  [
    'the browser gets no data layer, no zod and no words it does not show',
    {
      'app/_posts/a.tsx': "'use client'\nimport { words } from '#app/_i18n/words.ts'",
      'app/_i18n/words.ts': "import { en } from './en.ts'",
      'app/_i18n/en.ts': '',
    },
  ],
  [
    'actions are built by the combinator',
    { 'app/_posts/actions.ts': "'use server'\nexport async function a() {}" },
  ],
  [
    'actions are built by the combinator',
    { 'app/_posts/actions.ts': `'use server'\n${action}export { action }` },
  ],
  [
    'actions are built by the combinator',
    { 'app/_posts/actions.ts': `'use server'\nexport const a = other(1)` },
  ],
  ['actions are built by the combinator', { 'app/_posts/a.ts': "'use server'\nexport const a = action(1)" }],
  ['actions are built by the combinator', { 'app/page.tsx': "async function a() { 'use server' }" }],
  ['routes that change something check the origin', { 'app/a/route.ts': 'export async function POST() {}' }],
  ['routes that change something check the origin', { 'app/a/route.ts': 'export const DELETE = remove' }],
  [
    'routes that change something check the origin',
    { 'app/a/route.ts': "export { put as PUT } from './put.ts'" },
  ],
  ['no drawer for odds and ends', { 'app/_users/utils/a.ts': '' }],
  ['no drawer for odds and ends', { 'app/_lib/a.ts': '' }],
  ['text is text', { 'app/_posts/a.tsx': 'const a = <p dangerouslySetInnerHTML={{ __html: text }} />' }],
  ['text is text', { 'app/_posts/a.tsx': 'const a = { dangerouslySetInnerHTML: { __html: text } }' }],
  ['SQL only through parameters', { 'db/queries/a.ts': 'const a = sql.raw(text)' }],
  ['no any', { 'app/_ui/a.ts': 'export const a = (b: any) => b' }],
]

/** What looks similar and is allowed. */
const decent: Example[] = [
  ['arrows point down only', { 'app/_posts/a.ts': "import { b } from '#app/_users/b.ts'" }],
  ['arrows point down only', { 'app/_ui/a.tsx': "import { words } from '#app/_i18n/words.ts'" }],
  ['looks and words know no data', { 'app/_ui/a.ts': "import type { Page } from '#db/queries/page.ts'" }],
  [
    'what is shown cannot change what is stored',
    { 'app/a/route.ts': "import { b } from '#db/mutations/b.ts'" },
  ],
  [
    'only those who checked vouch for a viewer',
    { 'app/_ui/a.ts': "import type { Viewer } from '#db/viewer.ts'" },
  ],
  ['only db/ talks to the database', { 'app/_auth/a.ts': "import { isUnavailable } from '#db/client.ts'" }],
  [
    'the browser gets no data layer, no zod and no words it does not show',
    {
      'app/_posts/a.tsx':
        "'use client'\nimport { publish } from './actions.ts'\nimport type { Post } from '#db/schema/posts.ts'",
      'app/_posts/actions.ts': "'use server'\nimport { createPost } from '#db/mutations/posts.ts'",
    },
  ],
  [
    'actions are built by the combinator',
    { 'app/_posts/actions.ts': `'use server'\n${action}export const a = action(1)` },
  ],
  [
    'actions are built by the combinator',
    { 'app/_posts/a.tsx': "'use client'\nexport const A = () => null" },
  ],
  [
    'routes that change something check the origin',
    { 'app/a/route.ts': 'export async function POST(request) { if (!isOwnOrigin(request)) return }' },
  ],
  [
    'routes that change something check the origin',
    { 'app/a/route.ts': 'export const POST = remember(rememberHome)' },
  ],
]

describe('The rules', () => {
  test.each(offences)('%s: notices %o', (rule, files) => {
    const [first = ''] = Object.keys(files)

    expect(broken(rules[rule], imagined(files))).toEqual([expect.stringContaining(`${first} `)])
  })

  test.each(decent)('%s: allows %o', (rule, files) => {
    expect(broken(rules[rule], imagined(files))).toEqual([])
  })

  test('every one of them is seen failing', () => {
    expect(new Set(offences.map(([rule]) => rule))).toEqual(new Set(Object.keys(rules)))
  })
})

const imagined = (files: Record<string, string>): Source[] =>
  Object.entries(files).map(([file, text]) => sourceOf(file, text))

function broken(rule: Rule, sources: Source[]): string[] {
  const all = new Map(sources.map((source) => [source.file, source]))
  return sources.flatMap((source) => rule(source, all).map((what) => `${source.file} ${what}`))
}
