import { statSync } from 'node:fs'
import { parseArgs } from 'node:util'
import type { Viewer } from '#db/viewer.ts'
import { report } from './goals.ts'
import { median, medians } from './medians.ts'
import { ownPlace } from './place.ts'
import type { Town } from './town.ts'

/*
 * How fast timelines are, as ratios measured in one run, because times belong to a machine:
 *
 *   node tests/bench/timelines.ts --size M [--postgres | --url postgres://…/an-empty-database]
 *
 * Without a URL it makes a SQLite file of its own, or starts a Postgres, and deletes it afterwards.
 */

const { values } = parseArgs({
  options: { size: { type: 'string', default: 'S' }, url: { type: 'string' }, postgres: { type: 'boolean' } },
})
const place = await ownPlace(values)

const { closeDatabase, driver, write } = await import('#db/client.ts')
const { databaseAddress, dialect } = await import('#db/dialect/index.ts')
const { createPost } = await import('#db/mutations/posts.ts')
const { threadOf } = await import('#db/queries/threads.ts')
const { posts } = await import('#db/schema/posts.ts')
const { homeTimeline } = await import('#db/queries/timelines.ts')
const { migrate } = await import('#db/tasks/migrate.ts')
const { admire, learn } = await import('./life.ts')
const { hydration } = await import('./hydration.ts')
const { fillInboxes, makeInboxes, readInbox } = await import('./inbox.ts')
const { timesOfLists } = await import('./lists.ts')
const { build } = await import('./town.ts')

try {
  await migrate(databaseAddress())
  const began = performance.now()
  const town = await build(values.size)
  say(`${dialect}, size ${values.size}, built in ${((performance.now() - began) / 1000).toFixed(0)} s`)
  await measure(town)
} finally {
  await closeDatabase()
  await place.end()
}

async function measure({ readers, star, unknown, middle }: Town): Promise<void> {
  const reader = readers.find((one) => one.name === '150 follows')?.viewer ?? star
  // As the tutorial leaves its database: nothing is known of what is in it.
  const [naive = Number.NaN] = await medians([() => joinSortOffset(reader.id)], 3)
  await learn()
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
  const [small, large] = [
    await conversation(unknown, reader, 10),
    await conversation(unknown, reader, 10_000),
  ]
  const [fewAnswers = Number.NaN, manyAnswers = Number.NaN] = await medians([
    () => threadOf(reader, small),
    () => threadOf(reader, large),
  ])
  const ids = (await homeTimeline(reader)).rows.map(({ id }) => id)
  const { visible, bare } = hydration(ids)
  const [judged = Number.NaN, unjudged = Number.NaN] = await medians([
    () => visible(reader),
    () => bare(reader),
  ])
  const lists = await timesOfLists(reader, star)
  say('\nlists, p50 in ms           first    second')
  for (const { name, first, second } of lists) say(`  ${name.padEnd(20)} ${figure(first)} ${figure(second)}`)
  await makeInboxes(reader.id)
  const [inbox = Number.NaN] = await medians([() => readInbox(reader.id)])
  await admire(star, 100_000)
  const [unheard = Number.NaN, heard = Number.NaN] = await medians([
    () => createPost(unknown, { body: 'hello' }),
    () => createPost(star, { body: 'hello' }),
  ])
  let toFill = 1
  const [filled = Number.NaN] = await medians([() => fillInboxes(star.id, toFill++)], 5)
  const log = await logOf(() => createPost(star, { body: 'hello' }))
  say('\nother, p50 in ms')
  say(`  10 answers           ${figure(fewAnswers)}`)
  say(`  10 000 answers       ${figure(manyAnswers)}`)
  say(`  join, sort, offset   ${figure(naive)}`)
  say(`  post by the star     ${figure(heard)}`)
  say(`  into every inbox     ${figure(filled)}`)
  say(`  20 posts by id       ${figure(unjudged)}`)
  say(`  and who may see them ${figure(judged)}`)
  const size = `${values.size}, ${dialect}`
  report([
    { goal: `4 deep page of home ÷ first page (${size})`, figure: usual.deep / usual.first, most: 2 },
    ...(home['5000 follows']
      ? [{ goal: `4 home of 5000 follows ÷ of 150 (${size})`, figure: most.first / usual.first, most: 2 }]
      : []),
    {
      goal: `6 the tutorial's query ÷ home (${size})`,
      figure: naive / usual.first,
      ...(values.size === 'M' && { least: 1000 }),
    },
    { goal: `conversation of 10 000 answers ÷ of 10 (${size})`, figure: manyAnswers / fewAnswers },
    { goal: `5 post to 100 000 followers ÷ to few (${size})`, figure: heard / unheard, most: 1.2 },
    { goal: `5 log written for such a post, kB (${size})`, figure: log / 1000, most: 20 },
    ...lists.map(({ name, first, second }) => ({
      goal: `second page ÷ first: ${name} (${size})`,
      figure: second / first,
    })),
    { goal: `home ÷ reading an inbox kept for it (${size})`, figure: usual.first / inbox },
    { goal: `writing 100 000 inboxes ÷ such a post (${size})`, figure: filled / heard },
    { goal: `home of 150 follows, ms (${size})`, figure: usual.first },
    { goal: `reading 20 posts by id, and who may see them, ms (${size})`, figure: judged },
    { goal: `reading them alone, ms (${size})`, figure: unjudged },
    { goal: `who may see them, share of that (${size})`, figure: 1 - unjudged / judged },
  ])
}

/** Bytes that a change adds to the log of the database, the median of some. */
async function logOf(change: () => Promise<unknown>): Promise<number> {
  const written: number[] = []
  for (let i = 0; i < 9; i++) {
    // Emptied, a log of SQLite begins anew and is as long as what was written to it.
    if (dialect === 'sqlite') await driver().raw('PRAGMA wal_checkpoint(TRUNCATE)')
    const before = await logEnd()
    await change()
    written.push((await logEnd()) - before)
  }
  return median(written)
}

async function logEnd(): Promise<number> {
  if (dialect === 'sqlite') return statSync(`${place.file}-wal`).size
  const [row] = await driver().raw(`SELECT pg_current_wal_insert_lsn() - '0/0'::pg_lsn AS at`)
  return Number(row?.at)
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

/** The timeline of the Flask Mega-Tutorial (chapter 8, `following_posts`), as its library asks for it. */
function joinSortOffset(viewerId: number): Promise<unknown> {
  const [one, other] = dialect === 'postgres' ? ['$1', '$2'] : ['?', '?']
  return driver().raw(
    `SELECT posts.id, posts.body, posts.created_at, posts.author_id FROM posts
     JOIN users AS author ON author.id = posts.author_id
     LEFT OUTER JOIN (follows AS followers JOIN users AS follower ON follower.id = followers.follower_id)
       ON author.id = followers.followee_id
     WHERE follower.id = ${one} OR author.id = ${other}
     GROUP BY posts.id, posts.body, posts.created_at, posts.author_id
     ORDER BY posts.created_at DESC LIMIT 20 OFFSET 0`,
    [viewerId, viewerId],
  )
}

function figure(value: number): string {
  if (Number.isNaN(value)) return '–'.padStart(9)
  return (value < 100 ? value.toFixed(2) : value.toFixed(0)).padStart(9)
}

function say(line: string): void {
  process.stdout.write(`${line}\n`)
}
