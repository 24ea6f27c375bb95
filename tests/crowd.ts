import { write } from '#db/client.ts'
import type { Transaction } from '#db/dialect/driver.ts'
import { idAt } from '#db/id.ts'
import { addWords } from '#db/mutations/user-words.ts'
import { follows } from '#db/schema/follows.ts'
import { posts } from '#db/schema/posts.ts'
import { users } from '#db/schema/users.ts'
import { oneOf, type Random, randomFrom } from '#db/tasks/seed/random.ts'
import { asViewer, type Viewer } from '#db/viewer.ts'

/*
 * People, follows and posts by the hundred, made from a seed and stored in bulk; the same rows stay in memory,
 * so that a test can work out an answer in plain JavaScript.
 */

export type Someone = typeof users.$inferInsert & { followerCount: number; suspendedAt: Date | null }
export type Crowd = {
  people: Someone[]
  follows: (typeof follows.$inferInsert)[]
  posts: (typeof posts.$inferInsert)[]
  random: Random
}

export type Size = { people: number; follows: number; posts: number; suspended?: number }

/** A crowd in which some are followed, and write, far more than others; every tenth person is suspended. */
export function imagine(seed: number, size: Size): Crowd {
  const random = randomFrom(seed)
  const start = Date.now() - 86_400_000
  const createdAt = new Date(start)
  const people = Array.from(
    { length: size.people },
    (_, i): Someone => ({
      id: idAt(start) + i,
      handle: `person${i}`,
      email: `person${i}@example.org`,
      name: `Person ${i}`,
      avatar: i % 5 === 0 ? `picture ${i}` : null,
      bio: i % 3 === 0 ? `Number ${i}` : '',
      suspendedAt: random() < (size.suspended ?? 0.1) ? createdAt : null,
      followerCount: 0,
      followingCount: 0,
      postCount: 0,
      createdAt,
    }),
  )
  const crowd: Crowd = { people, follows: [], posts: [], random }
  const popular = () => people[Math.floor(random() ** 2 * people.length)] as Someone
  const pairs = new Set<string>()
  for (const one of people) addFollow(crowd, one, one)
  for (let i = 0; i < size.follows; i++) {
    const [follower, followee] = [oneOf(random, people), popular()]
    const pair = `${follower.id} ${followee.id}`
    if (follower !== followee && !pairs.has(pair)) addFollow(crowd, follower, followee)
    pairs.add(pair)
  }
  for (let i = 0; i < size.posts; i++) addPost(crowd, popular())
  return crowd
}

export function addFollow(crowd: Crowd, follower: Someone, followee: Someone): void {
  const createdAt = new Date()
  const id = idAt(createdAt) + crowd.follows.length * 3
  crowd.follows.push({ id, followerId: follower.id, followeeId: followee.id, createdAt })
  if (follower === followee) return
  follower.followingCount = (follower.followingCount ?? 0) + 1
  followee.followerCount += 1
}

/** The next post, newer than all before it. */
export function addPost(crowd: Crowd, author: Someone): number {
  const last = crowd.posts.at(-1)?.id ?? idAt(Date.now() - 3_600_000)
  const id = last + 1 + Math.floor(crowd.random() * 2000)
  crowd.posts.push({
    id,
    authorId: author.id,
    body: `post ${id}`,
    createdAt: new Date(Math.floor(id / 1024)),
  })
  author.postCount = (author.postCount ?? 0) + 1
  return id
}

/** Stores a crowd. */
export async function settle(crowd: Crowd): Promise<void> {
  await write(async (tx) => {
    for (const some of chunks(crowd.people)) await tx.insert(users).values(some)
    await addWords(
      tx,
      crowd.people.map(({ id, handle, name = '' }) => ({ id, handle, name })),
    )
    for (const some of chunks(crowd.follows)) await tx.insert(follows).values(some)
    await insertPosts(tx, crowd.posts)
  })
}

export async function insertPosts(tx: Transaction, rows: Crowd['posts']): Promise<void> {
  for (const some of chunks(rows)) await tx.insert(posts).values(some)
}

function chunks<T>(rows: T[], size = 500): T[][] {
  return Array.from({ length: Math.ceil(rows.length / size) }, (_, i) => rows.slice(i * size, (i + 1) * size))
}

export const viewerOf = (someone: Someone): Viewer =>
  asViewer({ id: someone.id, handle: someone.handle, role: 'member' })
