import { and, asc, desc, eq, gte, lt } from 'drizzle-orm'
import { db } from '../client.ts'
import { type Composed, type DraftState, drafts } from '../schema/drafts.ts'
import { users } from '../schema/users.ts'
import type { Viewer } from '../viewer.ts'
import { newest, type Page, type PageRequest, pageOf } from './page.ts'

export type Draft = {
  id: number
  state: DraftState
  content: Composed
  publishAt: number | null
  problem: string | null
  updatedAt: number
}

const columns = {
  id: drafts.id,
  state: drafts.state,
  content: drafts.content,
  publishAt: drafts.publishAt,
  problem: drafts.problem,
  updatedAt: drafts.updatedAt,
}
type Row = Pick<typeof drafts.$inferSelect, keyof typeof columns>

const draft = ({ publishAt, updatedAt, ...row }: Row): Draft => ({
  ...row,
  publishAt: publishAt?.getTime() ?? null,
  updatedAt: updatedAt.getTime(),
})

/** A draft of the viewer's, or what waits to be published; undefined for any other. */
export async function draftById(viewer: Viewer, id: number): Promise<Draft | undefined> {
  const [row] = await db
    .select(columns)
    .from(drafts)
    .where(and(eq(drafts.id, id), eq(drafts.userId, viewer.id)))
  return row && draft(row)
}

/** What the viewer has written and not posted, the newest first. */
export async function draftsOf(
  viewer: Viewer,
  { before = newest, limit = 20 }: PageRequest = {},
): Promise<Page<Draft>> {
  const rows = await db
    .select(columns)
    .from(drafts)
    .where(and(eq(drafts.userId, viewer.id), eq(drafts.state, 'draft'), lt(drafts.id, before)))
    .orderBy(desc(drafts.id))
    .limit(limit + 1)
  return pageOf(rows.map(draft), limit, ({ id }) => id)
}

/** What of the viewer's goes out by itself, the next first; as many as may wait. */
export async function scheduledOf(viewer: Viewer): Promise<Draft[]> {
  const rows = await db
    .select(columns)
    .from(drafts)
    .where(and(eq(drafts.userId, viewer.id), eq(drafts.state, 'scheduled')))
    .orderBy(asc(drafts.publishAt), asc(drafts.id))
    .limit(300)
  return rows.map(draft)
}

/** What the viewer sent and can still call back, the next first. */
export async function heldOf(viewer: Viewer, now = new Date()): Promise<Draft[]> {
  const rows = await db
    .select(columns)
    .from(drafts)
    .where(and(eq(drafts.userId, viewer.id), eq(drafts.state, 'held'), gte(drafts.publishAt, now)))
    .orderBy(asc(drafts.publishAt))
    .limit(20)
  return rows.map(draft)
}

/** Whose draft this is, as somebody who acts for them must know them; undefined when it is none any more. */
export async function authorOfDraft(id: number) {
  const [author] = await db
    .select({ id: users.id, handle: users.handle, role: users.role, content: drafts.content })
    .from(drafts)
    .innerJoin(users, eq(users.id, drafts.userId))
    .where(eq(drafts.id, id))
  return author
}
