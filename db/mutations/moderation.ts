import { and, eq, isNotNull, isNull, ne, or } from 'drizzle-orm'
import { write } from '../client.ts'
import { forUpdate } from '../dialect/columns.ts'
import type { Transaction } from '../dialect/driver.ts'
import { posts } from '../schema/posts.ts'
import { type ReportOutcome, reports } from '../schema/reports.ts'
import { users } from '../schema/users.ts'
import type { Viewer } from '../viewer.ts'
import { writeDown } from './audit.ts'
import { endSessions } from './sessions.ts'
import { roleToAct } from './staff.ts'

/** A report as whoever decides about it finds it, in the transaction of the decision. */
type Case = { id: number; postId: number | null; personId: number | null }
type Decide = (tx: Transaction, found: Case, now: Date) => Promise<void>

/*
 * What somebody who guards the place does about a report. Each is safe to repeat and answers whether it was theirs to
 * do: not to themselves, and as a moderator to no admin.
 */

/** Finds nothing wrong: closes the open reports of the same post or person. */
export const dismiss = (viewer: Viewer, reportId: number, reason = ''): Promise<boolean> =>
  onReport(viewer, reportId, async (tx, found, now) => {
    if ((await close(tx, viewer, sameAs(found), 'dismissed', now)) === 0) return
    await writeDown(tx, viewer, 'dismissed', { ...subject(found), reason }, now)
  })

/** Lets nobody but its author see the post any more, and closes its open reports. */
export const hidePost = (viewer: Viewer, reportId: number, reason = ''): Promise<boolean> =>
  onReport(viewer, reportId, async (tx, found, now) => {
    const hidden = await setHidden(tx, found, now)
    await close(tx, viewer, sameAs(found), 'hidden', now)
    if (hidden)
      await writeDown(
        tx,
        viewer,
        'hidden',
        { ...subject(found), reason, change: { hidden: [false, true] } },
        now,
      )
  })

/** Lets others see the post again. */
export const showPost = (viewer: Viewer, reportId: number, reason = ''): Promise<boolean> =>
  onReport(viewer, reportId, async (tx, found, now) => {
    if (await setHidden(tx, found, null))
      await writeDown(
        tx,
        viewer,
        'shown',
        { ...subject(found), reason, change: { hidden: [true, false] } },
        now,
      )
  })

/** Hides the person and signs them out everywhere; closes all that is open about them and their posts. */
export const suspend = (viewer: Viewer, reportId: number, reason: string): Promise<boolean> =>
  onReport(viewer, reportId, async (tx, found, now) => {
    if (found.personId === null) return
    const suspended = await tx
      .update(users)
      .set({ suspendedAt: now })
      .where(and(eq(users.id, found.personId), isNull(users.suspendedAt)))
      .returning({ id: users.id })
    await endSessions(tx, found.personId)
    await close(tx, viewer, eq(reports.personId, found.personId), 'suspended', now)
    if (suspended.length > 0)
      await writeDown(
        tx,
        viewer,
        'suspended',
        { ...subject(found), reason, change: { suspended: [false, true] } },
        now,
      )
  })

/** Lets a suspended person return. */
export const letReturn = (viewer: Viewer, reportId: number, reason = ''): Promise<boolean> =>
  onReport(viewer, reportId, async (tx, found, now) => {
    if (found.personId === null) return
    const returned = await tx
      .update(users)
      .set({ suspendedAt: null })
      .where(and(eq(users.id, found.personId), isNotNull(users.suspendedAt)))
      .returning({ id: users.id })
    if (returned.length > 0)
      await writeDown(
        tx,
        viewer,
        'returned',
        { ...subject(found), reason, change: { suspended: [true, false] } },
        now,
      )
  })

async function onReport(viewer: Viewer, reportId: number, decide: Decide): Promise<boolean> {
  return write(async (tx) => {
    const role = await roleToAct(tx, viewer)
    if (!role) return false
    const [found] = await tx
      .select({ id: reports.id, postId: reports.postId, personId: reports.personId })
      .from(reports)
      .where(and(eq(reports.id, reportId), or(isNull(reports.personId), ne(reports.personId, viewer.id))))
    if (!found || (found.personId !== null && !(await isWithinReach(tx, role, found.personId)))) return false
    await decide(tx, found, new Date())
    return true
  })
}

/** Locks the person; whoever was reported and is an admin by now is an admin. */
async function isWithinReach(
  tx: Transaction,
  role: 'moderator' | 'admin',
  personId: number,
): Promise<boolean> {
  const [person] = await forUpdate(tx.select({ role: users.role }).from(users).where(eq(users.id, personId)))
  return role === 'admin' || person?.role !== 'admin'
}

const subject = ({ id, postId, personId }: Case) => ({ reportId: id, postId, personId })

const sameAs = ({ id, postId, personId }: Case) =>
  postId !== null
    ? eq(reports.postId, postId)
    : personId !== null
      ? and(isNull(reports.postId), eq(reports.personId, personId))
      : eq(reports.id, id)

async function close(
  tx: Transaction,
  viewer: Viewer,
  which: ReturnType<typeof sameAs>,
  outcome: ReportOutcome,
  now: Date,
): Promise<number> {
  const closed = await tx
    .update(reports)
    .set({ resolvedAt: now, resolvedById: viewer.id, outcome })
    .where(and(which, isNull(reports.resolvedAt)))
    .returning({ id: reports.id })
  return closed.length
}

async function setHidden(tx: Transaction, { postId }: Case, hiddenAt: Date | null): Promise<boolean> {
  if (postId === null) return false
  const changed = await tx
    .update(posts)
    .set({ hiddenAt })
    .where(and(eq(posts.id, postId), hiddenAt ? isNull(posts.hiddenAt) : isNotNull(posts.hiddenAt)))
    .returning({ id: posts.id })
  return changed.length > 0
}
