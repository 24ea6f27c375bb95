import { and, count, desc, eq, isNotNull, isNull, lt, max, ne, or, sql } from 'drizzle-orm'
import { db, prepared } from '../client.ts'
import { alias } from '../dialect/columns.ts'
import { posts } from '../schema/posts.ts'
import { reports } from '../schema/reports.ts'
import { users } from '../schema/users.ts'
import { pages } from '../text/limits.ts'
import type { Viewer } from '../viewer.ts'
import { newest, type PageRequest, pageOf } from './page.ts'
import { isStaff } from './staff.ts'
import type { Asker } from './visibility.ts'

/** Which reports the asker may look at: guarding the place, all but those about themselves. */
const mayJudge = (asker: Asker) =>
  and(isStaff(asker), or(isNull(reports.personId), ne(reports.personId, asker)))

const isOpen = isNull(reports.resolvedAt)

/** How many reports wait for the viewer; none for whoever does not guard the place. */
export async function openReportCount(viewer: Viewer): Promise<number> {
  const [row] = await waiting().execute({ viewerId: viewer.id })
  return row?.count ?? 0
}

const waiting = prepared('open_report_count', (db) =>
  db
    .select({ count: count() })
    .from(reports)
    .where(and(isOpen, mayJudge(sql.placeholder('viewerId')))),
)

/** What was reported and waits, each post and each person once, the latest reported first; empty for anybody else. */
export async function openSubjects(
  viewer: Viewer,
  { before = newest, limit = pages.found.usual }: PageRequest = {},
) {
  const latest = db
    .select({ id: max(reports.id).as('latest'), count: count().as('count') })
    .from(reports)
    .where(and(isOpen, mayJudge(viewer.id)))
    // Of an erased person nothing is left by which two reports would be about the same.
    .groupBy(
      reports.postId,
      reports.personId,
      sql`case when ${reports.postId} is null and ${reports.personId} is null then ${reports.id} end`,
    )
    .having(lt(max(reports.id), before))
    .orderBy(desc(max(reports.id)))
    .limit(limit + 1)
    .as('newest')
  const rows = await db
    .select({
      id: reports.id,
      count: latest.count,
      postId: reports.postId,
      reason: reports.reason,
      content: reports.content,
      createdAt: reports.createdAt,
    })
    .from(latest)
    .innerJoin(reports, eq(reports.id, latest.id))
    .orderBy(desc(reports.id))
  return pageOf(rows, limit, ({ id }) => id)
}

/**
 * A report with what it is about as that is now; undefined when there is none that the viewer may look at. `person`
 * is null once erased, `post` when there is none or no longer.
 */
export async function reportById(viewer: Viewer, id: number) {
  const [report] = await db
    .select({
      id: reports.id,
      postId: reports.postId,
      content: reports.content,
      createdAt: reports.createdAt,
      resolvedAt: reports.resolvedAt,
      outcome: reports.outcome,
      person: {
        id: users.id,
        handle: users.handle,
        name: users.name,
        bio: users.bio,
        role: users.role,
        suspendedAt: users.suspendedAt,
        deletedAt: users.deletedAt,
      },
      post: {
        id: posts.id,
        body: posts.body,
        visibility: posts.visibility,
        hiddenAt: posts.hiddenAt,
        deletedAt: posts.deletedAt,
      },
    })
    .from(reports)
    .leftJoin(users, eq(users.id, reports.personId))
    .leftJoin(posts, eq(posts.id, reports.postId))
    .where(and(eq(reports.id, id), mayJudge(viewer.id)))
  return report
}

export type ReportInFull = NonNullable<Awaited<ReturnType<typeof reportById>>>

/** The open reports of a subject, or else the one alone, the latest first; at most a page of them. */
export async function reportsLike(viewer: Viewer, { id, postId, person, resolvedAt }: ReportInFull) {
  const same =
    postId !== null
      ? eq(reports.postId, postId)
      : person && and(isNull(reports.postId), eq(reports.personId, person.id))
  return reportRows(and(same && !resolvedAt ? and(same, isOpen) : eq(reports.id, id), mayJudge(viewer.id)))
}

/** What was reported about a person before and is done, the latest first; at most a page of it. */
export const earlierReports = (viewer: Viewer, personId: number) =>
  reportRows(and(eq(reports.personId, personId), isNotNull(reports.resolvedAt), mayJudge(viewer.id)))

const reporter = alias(users, 'reporter')

const reportRows = (which: ReturnType<typeof and>) =>
  db
    .select({
      id: reports.id,
      postId: reports.postId,
      reason: reports.reason,
      comment: reports.comment,
      outcome: reports.outcome,
      createdAt: reports.createdAt,
      /** Null when they are erased. */
      reporter: reporter.handle,
    })
    .from(reports)
    .leftJoin(reporter, eq(reporter.id, reports.reporterId))
    .where(which)
    .orderBy(desc(reports.id))
    .limit(pages.people.usual)
