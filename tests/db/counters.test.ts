import { isNull } from 'drizzle-orm'
import fc from 'fast-check'
import { afterEach, expect, test } from 'vitest'
import { db } from '#db/client.ts'
import { block, unblock } from '#db/mutations/blocks.ts'
import { follow, unfollow } from '#db/mutations/follows.ts'
import { likePost, unlikePost } from '#db/mutations/likes.ts'
import { createPost, deletePost, restorePost } from '#db/mutations/posts.ts'
import { follows } from '#db/schema/follows.ts'
import { likes } from '#db/schema/likes.ts'
import { posts } from '#db/schema/posts.ts'
import { users } from '#db/schema/users.ts'
import type { Viewer } from '#db/viewer.ts'
import { emptyDatabase } from '#tests/database.ts'
import { people } from '#tests/world.ts'

afterEach(emptyDatabase)

const verbs = [
  'post',
  'form',
  'answer',
  'delete',
  'restore',
  'like',
  'unlike',
  'follow',
  'unfollow',
  'block',
  'unblock',
] as const

type Step = { does: (typeof verbs)[number]; who: number; what: number }

const step: fc.Arbitrary<Step> = fc.record({
  does: fc.constantFrom(...verbs),
  who: fc.nat(2),
  what: fc.nat(20),
})

test('counts are the counted truth after anything three people do, one after the other', async () => {
  await fc.assert(
    fc
      .asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
        const cast = Object.values(await people())
        const written: number[] = []
        for (const step of steps) await act(cast, written, step)

        expect(await counts()).toEqual(await counted())
        expect(await postCounts()).toEqual(await postsCounted())
      })
      .afterEach(emptyDatabase),
    { numRuns: 8 },
  )
})

test('counts are the counted truth after anything three people do, twenty things at once', async () => {
  await fc.assert(
    fc
      .asyncProperty(fc.array(step, { minLength: 40, maxLength: 80 }), async (steps) => {
        const cast = Object.values(await people())
        const written: number[] = []
        for (let i = 0; i < steps.length; i += 20)
          await Promise.all(steps.slice(i, i + 20).map((step) => act(cast, written, step)))

        expect(await counts()).toEqual(await counted())
        expect(await postCounts()).toEqual(await postsCounted())
      })
      .afterEach(emptyDatabase),
    { numRuns: 8 },
  )
})

async function act(cast: Viewer[], written: number[], { does, who, what }: Step): Promise<void> {
  const [one, other] = [cast[who] as Viewer, cast[what % cast.length] as Viewer]
  const posted = does === 'post' && (await createPost(one, { body: `${what}` }))
  const formed = does === 'form' && (await createPost(one, { body: `${what % 2}`, key: `${what % 4}` }))
  const chosen = written[what % (written.length || 1)] ?? 0
  const answered = does === 'answer' && (await createPost(one, { body: `${what}`, replyTo: chosen }))
  for (const made of [posted, formed, answered]) if (typeof made === 'object') written.push(made.id)
  if (does === 'delete') await deletePost(one, chosen)
  if (does === 'restore') await restorePost(one, chosen)
  if (does === 'like') await likePost(one, chosen)
  if (does === 'unlike') await unlikePost(one, chosen)
  if (does === 'block') await block(one, other.id)
  if (does === 'unblock') await unblock(one, other.id)
  if (does === 'follow') await follow(one, other.id)
  if (does === 'unfollow') await unfollow(one, other.id)
}

async function counts() {
  return db
    .select({
      id: users.id,
      posts: users.postCount,
      followers: users.followerCount,
      following: users.followingCount,
    })
    .from(users)
    .orderBy(users.id)
}

/** The plain and obviously right version. */
async function counted() {
  const allPosts = await db.select({ authorId: posts.authorId }).from(posts).where(isNull(posts.deletedAt))
  const all = await db
    .select({ followerId: follows.followerId, followeeId: follows.followeeId })
    .from(follows)
  const links = all.filter((row) => row.followerId !== row.followeeId)
  return (await counts()).map(({ id }) => ({
    id,
    posts: allPosts.filter((row) => row.authorId === id).length,
    followers: links.filter((row) => row.followeeId === id).length,
    following: links.filter((row) => row.followerId === id).length,
  }))
}

const postCounts = () =>
  db.select({ id: posts.id, replies: posts.replyCount, likes: posts.likeCount }).from(posts).orderBy(posts.id)

async function postsCounted() {
  const answers = await db.select({ to: posts.replyToId }).from(posts).where(isNull(posts.deletedAt))
  const liked = await db.select({ postId: likes.postId }).from(likes)
  return (await postCounts()).map(({ id }) => ({
    id,
    replies: answers.filter((row) => row.to === id).length,
    likes: liked.filter((row) => row.postId === id).length,
  }))
}
