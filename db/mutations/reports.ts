import { and, eq, isNull } from 'drizzle-orm'
import { write } from '../client.ts'
import { forUpdate } from '../dialect/columns.ts'
import type { Transaction } from '../dialect/driver.ts'
import { nextId } from '../id.ts'
import { isActive, postVisibleTo } from '../queries/visibility.ts'
import { posts } from '../schema/posts.ts'
import { type Reported, type ReportReason, reports } from '../schema/reports.ts'
import { users } from '../schema/users.ts'
import type { Viewer } from '../viewer.ts'

/** A post, or a person. */
export type Suspect = { postId: number } | { personId: number }

export type Complaint = { reason: ReportReason; comment: string }

/**
 * Keeps what the viewer thinks a moderator should see, as it is now; the comment must have passed `linesText`. While
 * their report of the same is open, that one stays. Answers its id; undefined when there is no such post or person
 * for them, or it is themselves.
 */
export async function report(
  viewer: Viewer,
  suspect: Suspect,
  complaint: Complaint,
  now = new Date(),
): Promise<{ id: number } | undefined> {
  return write(async (tx) => {
    // Two reports of one person wait for each other here.
    const [reporter] = await forUpdate(
      tx
        .select({ id: users.id })
        .from(users)
        .where(and(eq(users.id, viewer.id), isActive())),
    )
    const seen = reporter && (await ('postId' in suspect ? postAsSeen : personAsSeen)(tx, viewer, suspect))
    if (!seen || seen.personId === viewer.id) return undefined
    const { personId, postId, content } = seen
    const [open] = await tx
      .select({ id: reports.id })
      .from(reports)
      .where(
        and(
          eq(reports.reporterId, viewer.id),
          eq(reports.personId, personId),
          postId === null ? isNull(reports.postId) : eq(reports.postId, postId),
          isNull(reports.resolvedAt),
        ),
      )
    if (open) return open
    const id = nextId()
    await tx
      .insert(reports)
      .values({ id, reporterId: viewer.id, personId, postId, ...complaint, content, createdAt: now })
    return { id }
  })
}

type Seen = { personId: number; postId: number | null; content: Reported }

async function postAsSeen(tx: Transaction, viewer: Viewer, suspect: Suspect): Promise<Seen | undefined> {
  if (!('postId' in suspect)) return undefined
  const [post] = await tx
    .select({
      personId: users.id,
      handle: users.handle,
      name: users.name,
      body: posts.body,
      createdAt: posts.createdAt,
    })
    .from(posts)
    .innerJoin(users, eq(users.id, posts.authorId))
    .where(and(eq(posts.id, suspect.postId), postVisibleTo(viewer.id)))
  if (!post) return undefined
  const { personId, handle, name, body, createdAt } = post
  return { personId, postId: suspect.postId, content: { handle, name, body, postedAt: createdAt.getTime() } }
}

// Across a block too, as their page is seen: whoever was hurt and blocked somebody can report them still.
async function personAsSeen(tx: Transaction, _: Viewer, suspect: Suspect): Promise<Seen | undefined> {
  if (!('personId' in suspect)) return undefined
  const [person] = await tx
    .select({ handle: users.handle, name: users.name, bio: users.bio })
    .from(users)
    .where(and(eq(users.id, suspect.personId), isActive()))
  return person && { personId: suspect.personId, postId: null, content: person }
}
