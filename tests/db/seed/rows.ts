import { asc } from 'drizzle-orm'
import { db } from '#db/client.ts'
import { follows } from '#db/schema/follows.ts'
import { posts } from '#db/schema/posts.ts'
import { users } from '#db/schema/users.ts'

/** Everything a town is made of, as it is stored. */
export const stored = async () => ({
  people: await db.select().from(users).orderBy(asc(users.id)),
  follows: await db.select().from(follows).orderBy(asc(follows.id)),
  posts: await db.select().from(posts).orderBy(asc(posts.id)),
})

export const counts = async () => {
  const { people, follows, posts } = await stored()
  return [people.length, follows.length, posts.length]
}

/** Does not tell how far it has come. */
export const silent = { show: () => ({ to: () => undefined, end: () => undefined, stop: () => undefined }) }
