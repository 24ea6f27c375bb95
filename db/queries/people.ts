import { and, desc, eq, exists, gte, lt, ne, type SQL, sql } from 'drizzle-orm'
import { db } from '../client.ts'
import { follows } from '../schema/follows.ts'
import { userWords } from '../schema/user-words.ts'
import { users } from '../schema/users.ts'
import { foldHandle } from '../text/handle.ts'
import { pages, personSearch } from '../text/limits.ts'
import { searchTerms } from '../text/person-words.ts'
import type { Viewer } from '../viewer.ts'
import { isFollowing, type ListedPerson } from './follows.ts'
import type { Page, PageRequest } from './page.ts'
import { withRequests } from './requests.ts'
import { followedBy, type Person, personColumns } from './users.ts'
import { askerOf, visibleTo } from './visibility.ts'

/** As many as are sorted whole; where more are meant, the most followed are looked through until a page is full. */
const sortable = 2000

/**
 * The people a search means: each of its words begins their handle, a part of it or a word of their name, whatever
 * the case and the accents. Whoever has that very handle comes first, then those whom the viewer follows, then the
 * most followed, the newer first among equals; 200 at most. A cursor is how many would still come, so that nobody is
 * left out when somebody is followed from the list.
 */
export async function peopleFound(
  viewer: Viewer | null,
  query: string,
  { before = personSearch.depth + 1, limit = pages.found.usual }: PageRequest = {},
): Promise<Page<ListedPerson>> {
  const skipped = Math.max(0, personSearch.depth + 1 - before)
  const wanted = Math.min(skipped + limit + 1, personSearch.depth)
  const terms = searchTerms(query)
  if (terms.length === 0 || skipped >= wanted) return { rows: [], next: undefined }
  const asked = { viewer, terms, handle: foldHandle(query.trim()) ?? '', wanted }
  const counts = await Promise.all(terms.map(countOf))
  const fewest = Math.min(...counts)
  const found =
    fewest > sortable ? await lookedThrough(asked) : await sorted(asked, terms[counts.indexOf(fewest)] ?? '')
  const people = await withRequests(viewer, found.slice(skipped, skipped + limit))
  const rows = people.map((person, at) => ({
    ...person,
    me: person.id === viewer?.id,
    cursor: personSearch.depth - skipped - at,
  }))
  return { rows, next: found.length > skipped + limit ? rows.at(-1)?.cursor : undefined }
}

type Asked = { viewer: Viewer | null; terms: string[]; handle: string; wanted: number }
type Found = Omit<Person, 'me'>

/** By how many words a term is continued, as far as it matters. */
async function countOf(term: string): Promise<number> {
  const some = db
    .select({ word: userWords.word })
    .from(userWords)
    .where(begins(term))
    // Along the index, however many there are.
    .orderBy(userWords.word)
    .limit(sortable + 1)
    .as('some')
  const [row] = await db.select({ count: sql<number>`count(*)`.mapWith(Number) }).from(some)
  return row?.count ?? 0
}

/** Takes all whom the rarest word means, and sorts them. */
async function sorted({ viewer, terms, handle, wanted }: Asked, rarest: string): Promise<Found[]> {
  const meant = db
    .selectDistinct({ userId: userWords.userId })
    .from(userWords)
    .where(begins(rarest))
    .as('meant')
  const followed = followedBy(viewer)
  const others = terms.filter((term) => term !== rarest)
  return db
    .select({ ...personColumns, followed })
    .from(meant)
    .innerJoin(users, eq(users.id, meant.userId))
    .where(and(visibleTo(askerOf(viewer)), ...others.map(isCalled)))
    .orderBy(
      desc(sql`case when ${eq(users.handle, handle)} then 1 else 0 end`),
      desc(sql`case when ${followed} then 1 else 0 end`),
      desc(users.followerCount),
      desc(users.id),
    )
    .limit(wanted)
}

/** The one with the handle, those followed, and the most followed, one after the other. */
async function lookedThrough({ viewer, terms, handle, wanted }: Asked): Promise<Found[]> {
  const are = and(visibleTo(askerOf(viewer)), ...terms.map(isCalled))
  const [own, known, popular] = await Promise.all([
    db
      .select(personColumns)
      .from(users)
      .where(and(eq(users.handle, handle), are)),
    viewer
      ? db
          .select(personColumns)
          .from(follows)
          .innerJoin(users, eq(users.id, follows.followeeId))
          .where(and(eq(follows.followerId, viewer.id), ne(users.id, viewer.id), are))
          .orderBy(desc(users.followerCount), desc(users.id))
          .limit(wanted)
      : [],
    db
      .select(personColumns)
      .from(users)
      .where(are)
      .orderBy(desc(users.followerCount), desc(users.id))
      .limit(wanted),
  ])
  const followed = new Set(known.map(({ id }) => id))
  for (const { id } of own) if (viewer && (await isFollowing(viewer.id, id))) followed.add(id)
  const found = new Map([...own, ...known, ...popular].map((person) => [person.id, person]))
  return [...found.values()]
    .slice(0, wanted)
    .map((person) => ({ ...person, followed: followed.has(person.id) }))
}

const begins = (term: string): SQL | undefined =>
  and(gte(userWords.word, term), lt(userWords.word, `${term}\u{10FFFF}`))

/** Whether one of the words of `users` begins like that. */
const isCalled = (term: string): SQL =>
  exists(
    db
      .select({ word: userWords.word })
      .from(userWords)
      .where(and(eq(userWords.userId, users.id), begins(term))),
  )
