import { driver, write } from '#db/client.ts'
import { dialect } from '#db/dialect/index.ts'
import { idAt } from '#db/id.ts'
import { createUser } from '#db/mutations/users.ts'
import { type Random, randomFrom } from '#db/tasks/seed/random.ts'
import { asViewer, type Viewer } from '#db/viewer.ts'

/*
 * A town to measure in: few are followed by many and write much, and the last third of its people fell silent
 * long ago. The same seed makes the same town.
 */

export type Size = 'S' | 'M'
export const sizes = {
  S: { people: 1000, posts: 20_000, followsEach: 30 },
  M: { people: 20_000, posts: 1_000_000, followsEach: 50 },
} as const

/** A reader to measure with, and how often posts of theirs are among all. */
export type Reader = { name: string; viewer: Viewer }
export type Town = { readers: Reader[]; star: Viewer; unknown: Viewer; middle: number }

const day = 86_400_000
const start = Date.now() - 400 * day
const idOfPerson = (n: number) => idAt(start) + n

export async function build(size: Size): Promise<Town> {
  const { people, posts, followsEach } = sizes[size]
  const random = randomFrom(7)
  const awake = Math.floor(people * 0.7)
  const popular = () => Math.floor(random() ** 3 * awake)
  const silent = () => awake + Math.floor(random() * (people - awake))
  const anyone = () => (random() < 0.8 ? popular() : silent())

  await settlePeople(people)
  await bulk('follows', 'id, follower_id, followee_id, created_at', selves(people))
  await bulk('follows', 'id, follower_id, followee_id, created_at', friendships(people, followsEach, anyone))
  // Everyone follows person 0, the star; nobody chooses the last one.
  await bulk('follows', 'id, follower_id, followee_id, created_at', admirers(people))
  await bulk('posts', 'id, author_id, body, created_at', writings(posts, popular, silent, random))
  const readers: Reader[] = []
  for (const count of [20, 150, 1000, 5000].filter((count) => count < people / 2)) {
    readers.push({ name: `${count} follows`, viewer: await reader(`reader${count}`, count, anyone) })
    const quiet = Math.min(count, Math.floor((people - awake) * 0.9))
    readers.push({ name: `${quiet} silent`, viewer: await reader(`patient${count}`, quiet, silent) })
  }
  await recount()
  await driver().raw('ANALYZE')
  const middle = idAt(start + 200 * day)
  return { readers, star: personNumber(0), unknown: personNumber(people - 1), middle }
}

const personNumber = (n: number): Viewer =>
  asViewer({ id: idOfPerson(n), handle: `person${n}`, role: 'member' })

type Row = (string | number)[]

async function settlePeople(count: number): Promise<void> {
  const bio = 'Gardens, maps, and the history of small machines. '.repeat(3)
  await bulk(
    'users',
    'id, handle, email, name, bio, created_at',
    (function* () {
      for (let n = 0; n < count; n++)
        yield [idOfPerson(n), `person${n}`, `person${n}@example.org`, `Person ${n}`, bio, start]
    })(),
  )
}

function* selves(people: number): Generator<Row> {
  for (let n = 0; n < people; n++) yield [idOfPerson(n), idOfPerson(n), idOfPerson(n), start]
}

function* friendships(people: number, each: number, choose: () => number): Generator<Row> {
  let id = idAt(start + day)
  for (let n = 0; n < people; n++) {
    const chosen = new Set(Array.from({ length: each }, choose))
    for (const other of chosen)
      if (other !== n && other !== 0) yield [id++, idOfPerson(n), idOfPerson(other), start]
  }
}

function* admirers(people: number): Generator<Row> {
  for (let n = 1; n < people; n++) yield [idAt(start + 2 * day) + n, idOfPerson(n), idOfPerson(0), start]
}

/** Posts over four hundred days; the silent wrote theirs in the first eight. */
function* writings(
  count: number,
  popular: () => number,
  silent: () => number,
  random: Random,
): Generator<Row> {
  const words = 'what a day for a walk along the river and a note about it '
  for (let n = 0; n < count; n++) {
    const at = start + Math.floor((n / count) * 400 * day)
    const author = n < count * 0.02 ? silent() : popular()
    yield [idAt(at) + (n % 1024), idOfPerson(author), words.slice(0, 10 + random() * 50).repeat(2), at]
  }
}

let followId = idAt(start + 3 * day)

async function reader(handle: string, count: number, choose: () => number): Promise<Viewer> {
  const created = await createUser({ handle, email: `${handle}@example.org`, passwordHash: null })
  if ('taken' in created) throw new Error(`${handle} lives here already: the bench needs an empty database`)
  const chosen = new Set<number>()
  for (let tries = 0; chosen.size < count && tries < count * 100; tries++) chosen.add(choose())
  await bulk(
    'follows',
    'id, follower_id, followee_id, created_at',
    [...chosen].map((n) => [followId++, created.id, idOfPerson(n), start]),
  )
  return asViewer({ id: created.id, handle, role: 'member' })
}

async function recount(): Promise<void> {
  const set = (column: string, table: string, key: string, less: number) =>
    write(async () => {
      await driver().raw(
        `UPDATE users SET ${column} = c.n - ${less} FROM (SELECT ${key} AS k, count(*) AS n FROM ${table} GROUP BY ${key}) AS c WHERE c.k = users.id`,
      )
    })
  await set('follower_count', 'follows', 'followee_id', 1)
  await set('following_count', 'follows', 'follower_id', 1)
  await set('post_count', 'posts', 'author_id', 0)
}

/** Inserts many rows quickly; `created_at`, in milliseconds, comes last. */
async function bulk(table: string, columns: string, rows: Iterable<Row>): Promise<void> {
  const names = columns.split(', ')
  const value = (name: string, i: number) => {
    if (dialect === 'sqlite') return `value ->> ${i}`
    if (name === 'created_at') return `to_timestamp((value ->> ${i})::bigint / 1000.0)`
    return name.endsWith('id') ? `(value ->> ${i})::bigint` : `value ->> ${i}`
  }
  const source = dialect === 'sqlite' ? 'json_each(?)' : 'json_array_elements($1::json)'
  const statement = `INSERT INTO ${table} (${columns}) SELECT ${names.map(value).join(', ')} FROM ${source}`
  let some: Row[] = []
  for (const row of rows) {
    some.push(row)
    if (some.length === 20_000) {
      await driver().raw(statement, [JSON.stringify(some)])
      some = []
    }
  }
  await driver().raw(statement, [JSON.stringify(some)])
}
