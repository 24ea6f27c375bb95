import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Town } from './town.ts'

/*
 * How long it takes to find people and to suggest some, beside a page of home:
 *
 *   node tests/bench/people.ts --size M [--url postgres://…/an-empty-database]
 *
 * Without a URL it makes a SQLite file of its own and deletes it afterwards.
 */

const { values } = parseArgs({ options: { size: { type: 'string', default: 'S' }, url: { type: 'string' } } })
const directory = mkdtempSync(join(tmpdir(), 'pipit-bench-'))
process.env.DATABASE_URL = values.url ?? `file:${join(directory, 'bench.db')}`

const { closeDatabase, driver } = await import('#db/client.ts')
const { databaseAddress, dialect } = await import('#db/dialect/index.ts')
const { addMissingWords } = await import('#db/mutations/user-words.ts')
const { peopleFound } = await import('#db/queries/people.ts')
const { worthFollowing } = await import('#db/queries/suggestions.ts')
const { homeTimeline } = await import('#db/queries/timelines.ts')
const { migrate } = await import('#db/tasks/migrate.ts')
const { build } = await import('./town.ts')

try {
  await migrate(databaseAddress())
  const town = await build(values.size)
  await measure(town)
  await refill()
} finally {
  await closeDatabase()
  rmSync(directory, { recursive: true, force: true })
}

async function measure({ readers }: Town): Promise<void> {
  say(`${dialect}, size ${values.size}; p50 and most of 100, in ms`)
  const [few, ...others] = readers.map(({ viewer }) => viewer)
  const many = others.at(-1) ?? few
  if (!few || !many) return
  const handle = 'reader1'
  for (const query of ['a', 's', 'vi', 'otter', 'jonas fenw', handle, 'a m', 'a otter', 'xyzzy']) {
    await time(`“${query}”, follows few`, () => peopleFound(few, query))
    await time(`“${query}”, follows many`, () => peopleFound(many, query))
  }
  await time('“a”, tenth page', () => peopleFound(few, 'a', { before: 20 }))
  for (const { name, viewer } of readers) {
    await time(`home, ${name}`, () => homeTimeline(viewer))
    await time(`three to follow, ${name}`, () => worthFollowing(viewer, { limit: 3 }))
  }
  await time('three to follow, a stranger', () => worthFollowing(null, { limit: 3 }))
}

/** What an upgrade does once. */
async function refill(): Promise<void> {
  await driver().raw('DELETE FROM user_words')
  const began = performance.now()
  const count = await addMissingWords()
  say(`words for ${count} people who had none: ${Math.round(performance.now() - began)} ms`)
  await time('nobody is without', () => addMissingWords())
}

async function time(what: string, work: () => Promise<unknown>, times = 100): Promise<void> {
  const took: number[] = []
  for (let i = -10; i < times; i++) {
    const began = performance.now()
    await work()
    if (i >= 0) took.push(performance.now() - began)
  }
  took.sort((a, b) => a - b)
  say(`  ${what.padEnd(34)} ${figure(took[times / 2])} ${figure(took.at(-1))}`)
}

function figure(value = Number.NaN): string {
  return value.toFixed(2).padStart(9)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
