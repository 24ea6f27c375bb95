import { and, asc, eq, gt, gte, lte } from 'drizzle-orm'
import { db } from '../../client.ts'
import { mayBeTagged, renewTags } from '../../mutations/tags.ts'
import { postTags } from '../../schema/post-tags.ts'
import { posts } from '../../schema/posts.ts'
import { tags } from '../../schema/tags.ts'
import { spelledTagsIn } from '../../text/entities.ts'
import { eachBatch } from './batches.ts'
import type { Finding } from './finding.ts'

const atATime = 1000

/** Posts that are found by other tags than they carry, looked at a thousand at a time. */
export async function wrongTags(): Promise<Finding[]> {
  const wrong: number[] = []
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const some = await db
      .select({ id: posts.id })
      .from(posts)
      .where(and(gt(posts.id, after), lte(posts.id, Number.MAX_SAFE_INTEGER)))
      .orderBy(asc(posts.id))
      .limit(atATime)
    const [first, last] = [some[0], some.at(-1)]
    if (!first || !last) break
    wrong.push(...(await wrongBetween(first.id, last.id)))
    after = last.id
  }
  if (wrong[0] === undefined) return []
  return [
    {
      what: 'posts that are not found by their tags',
      count: wrong.length,
      example: `${wrong[0]}`,
      mend: () => eachBatch(wrong, renewTags),
    },
  ]
}

async function wrongBetween(first: number, last: number): Promise<number[]> {
  const stored = new Map<number, string[]>()
  const rows = await db
    .select({ postId: postTags.postId, name: tags.name })
    .from(postTags)
    .innerJoin(tags, eq(tags.id, postTags.tagId))
    .where(and(gte(postTags.postId, first), lte(postTags.postId, last)))
  for (const { postId, name } of rows) stored.set(postId, [...(stored.get(postId) ?? []), name])
  const written = await db
    .select({ id: posts.id, body: posts.body })
    .from(posts)
    .where(and(gte(posts.id, first), lte(posts.id, last), mayBeTagged()))
    .orderBy(asc(posts.id))
  const wrong = written.filter(({ id, body }) => !areSame(spelledTagsIn(body), stored.get(id) ?? []))
  const carrying = new Set(written.map(({ id }) => id))
  return [...wrong.map(({ id }) => id), ...[...stored.keys()].filter((id) => !carrying.has(id))]
}

const areSame = (carried: { name: string }[], stored: string[]) =>
  carried.length === stored.length && carried.every(({ name }) => stored.includes(name))
