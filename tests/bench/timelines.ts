import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Viewer } from '#db/viewer.ts'
import type { Town } from './town.ts'

/*
 * How fast timelines are, as ratios measured in one run, because times belong to a machine:
 *
 *   node tests/bench/timelines.ts --size M [--url postgres://…/an-empty-database]
 *
 * Without a URL it makes a SQLite file of its own and deletes it afterwards.
 */

const { values } = parseArgs({ options: { size: { type: 'string', default: 'S' }, url: { type: 'string' } } })
const directory = mkdtempSync(join(tmpdir(), 'pipit-bench-'))
process.env.DATABASE_URL = values.url ?? `file:${join(directory, 'bench.db')}`

const { closeDatabase, driver, write } = await import('#db/client.ts')
const { databaseAddress, dialect } = await import('#db/dialect/index.ts')
const { createPost } = await import('#db/mutations/posts.ts')
const { everyonesPosts, postsBy } = await import('#db/queries/posts.ts')
const { threadOf } = await import('#db/queries/threads.ts')
const { posts } = await import('#db/schema/posts.ts')
const { homeTimeline } = await import('#db/queries/timelines.ts')
const { migrate } = await import('#db/tasks/migrate.ts')
const { build } = await import('./town.ts')

try {
  await migrate(databaseAddress())
  const began = performance.now()
  const town = await build(values.size)
  say(`${dialect}, size ${values.size}, built in ${((performance.now() - began) / 1000).toFixed(0)} s`)
  await measure(town)
} finally {
  await closeDatabase()
  rmSync(directory, { recursive: true, force: true })
}

async function measure({ readers, star, unknown, middle }: Town): Promise<void> {
  const home: Record<string, { first: number; deep: number }> = {}
  say('\nhome timeline, p50 in ms    first      deep')
  const pages = readers.flatMap(({ viewer }) => [
    () => homeTimeline(viewer),
    () => homeTimeline(viewer, { before: middle }),
  ])
  const took = await medians(pages)
  for (const [i, { name }] of readers.entries()) {
    const { first, deep } = { first: took[2 * i] ?? Number.NaN, deep: took[2 * i + 1] ?? Number.NaN }
    home[name] = { first, deep }
    say(`  ${name.padEnd(20)} ${figure(first)} ${figure(deep)}`)
  }
  const usual = home['150 follows'] ?? { first: Number.NaN, deep: Number.NaN }
  const most = home['5000 follows'] ?? { first: Number.NaN }
  const reader = readers.find((one) => one.name === '150 follows')?.viewer ?? star
  const [naive = Number.NaN] = await medians([() => joinSortOffset(reader.id)], 3)
  const [everyone = Number.NaN, profile = Number.NaN] = await medians([
    () => everyonesPosts(null),
    () => postsBy(null, star.id, { before: middle }),
  ])
  const [small, large] = [
    await conversation(unknown, reader, 10),
    await conversation(unknown, reader, 10_000),
  ]
  const [fewAnswers = Number.NaN, manyAnswers = Number.NaN] = await medians([
    () => threadOf(reader, small),
    () => threadOf(reader, large),
  ])
  const [unheard = Number.NaN, heard = Number.NaN] = await medians([
    () => createPost(unknown, { body: 'hello' }),
    () => createPost(star, { body: 'hello' }),
  ])
  say('\nother, p50 in ms')
  say(`  everyone             ${figure(everyone)}`)
  say(`  profile of the star  ${figure(profile)}`)
  say(`  10 answers           ${figure(fewAnswers)}`)
  say(`  10 000 answers       ${figure(manyAnswers)}`)
  say(`  join, sort, offset   ${figure(naive)}`)
  say(`  post by the star     ${figure(heard)}`)
  say('\nratios')
  say(`  deep page ÷ first page, 150 follows      ${figure(usual.deep / usual.first)}`)
  say(`  5000 follows ÷ 150                       ${figure(most.first / usual.first)}`)
  say(`  join, sort, offset ÷ ours                ${figure(naive / usual.first)}`)
  say(`  10 000 answers ÷ 10                      ${figure(manyAnswers / fewAnswers)}`)
  say(`  post with most followers ÷ with fewest   ${figure(heard / unheard)}`)
}

/** A conversation in which every other answer goes to the first post, the rest to each other; its first post. */
async function conversation(author: Viewer, other: Viewer, answers: number): Promise<number> {
  const created = await createPost(author, { body: 'What do you say?' })
  const first = typeof created === 'object' ? created.id : Number.NaN
  const rows = Array.from({ length: answers }, (_, i) => ({
    id: first + 1 + i,
    authorId: other.id,
    body: 'This.',
    replyToId: i % 2 === 0 ? first : first + i,
    replyToAuthorId: i % 2 === 0 ? author.id : other.id,
    rootId: first,
    createdAt: new Date(),
  }))
  await write(async (tx) => {
    for (let at = 0; at < answers; at += 500) await tx.insert(posts).values(rows.slice(at, at + 500))
  })
  return first
}

/** The timeline of the textbooks. */
function joinSortOffset(viewerId: number): Promise<unknown> {
  const marker = dialect === 'postgres' ? '$1' : '?'
  return driver().raw(
    `SELECT posts.id, posts.body, posts.created_at, users.handle FROM posts
     JOIN follows ON follows.followee_id = posts.author_id JOIN users ON users.id = posts.author_id
     WHERE follows.follower_id = ${marker} ORDER BY posts.created_at DESC LIMIT 20 OFFSET 0`,
    [viewerId],
  )
}

/** The median times of several works that take turns, so that a busy moment of the machine hits all alike. */
async function medians(works: (() => Promise<unknown>)[], times = 200): Promise<number[]> {
  const took: number[][] = works.map(() => [])
  for (let i = -Math.ceil(times / 10); i < times; i++) {
    for (const [n, work] of works.entries()) {
      const began = performance.now()
      await work()
      if (i >= 0) took[n]?.push(performance.now() - began)
    }
  }
  return took.map((all) => all.sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN)
}

function figure(value: number): string {
  if (Number.isNaN(value)) return '–'.padStart(9)
  return (value < 100 ? value.toFixed(2) : value.toFixed(0)).padStart(9)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
