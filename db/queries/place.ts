import { and, asc, count, eq, sum } from 'drizzle-orm'
import { db, prepared } from '../client.ts'
import type { Database } from '../dialect/driver.ts'
import { place } from '../schema/place.ts'
import { users } from '../schema/users.ts'
import { isActive } from './visibility.ts'

/** What the operator says of the place and wants of it. */
export type PlaceSettings = {
  description: string
  rules: string[]
  /** An e-mail address or a link; empty when there is none. */
  contact: string
  /** Whether search engines are asked to leave the whole place out. */
  unindexed: boolean
  /** Whether the page about the place names its admins. */
  namesAdmins: boolean
}

/** What holds as long as nobody said anything. */
const unsaid: PlaceSettings = {
  description: '',
  rules: [],
  contact: '',
  unindexed: false,
  namesAdmins: false,
}

/** What the operator says of the place; everybody may read it. `tx` is the transaction that is about to change it. */
export async function placeSettings(tx?: Database): Promise<PlaceSettings> {
  const rows = await (tx ? said(tx) : all().execute())
  return { ...unsaid, ...Object.fromEntries(rows.map(({ name, value }) => [name, value])) }
}

const said = (db: Database) => db.select({ name: place.name, value: place.value }).from(place)
const all = prepared('place', said)

/** How many people live here, and how many posts they wrote. */
export async function placeFigures(): Promise<{ people: number; posts: number }> {
  const [row] = await db
    .select({ people: count(), posts: sum(users.postCount).mapWith(Number) })
    .from(users)
    .where(isActive())
  return { people: row?.people ?? 0, posts: row?.posts ?? 0 }
}

/** Who runs the place, for everybody; nobody unless they want to be named. */
export async function namedAdmins(): Promise<{ handle: string; name: string }[]> {
  if (!(await placeSettings()).namesAdmins) return []
  return db
    .select({ handle: users.handle, name: users.name })
    .from(users)
    .where(and(eq(users.role, 'admin'), isActive()))
    .orderBy(asc(users.id))
}
