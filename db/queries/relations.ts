import { and, eq, gt, isNull, or, sql } from 'drizzle-orm'
import { prepared } from '../client.ts'
import { clock } from '../dialect/columns.ts'
import { blocks } from '../schema/blocks.ts'
import { followRequests } from '../schema/follow-requests.ts'
import { follows } from '../schema/follows.ts'
import { mutes } from '../schema/mutes.ts'
import { users } from '../schema/users.ts'
import type { Viewer } from '../viewer.ts'
import { askerOf, isActive, isReadableBy } from './visibility.ts'

/** What there is between the viewer and a person. */
export type Relation = {
  followed: boolean
  requested: boolean
  muted: boolean
  /** The viewer blocked them; they blocked the viewer. */
  blocked: boolean
  blockedBy: boolean
  /** Whether the viewer may see their posts for everyone, whom they follow and who follows them. */
  readable: boolean
}

/** What there is between the viewer and a person, oneself included; undefined when there is no such person. */
export async function relationTo(viewer: Viewer | null, userId: number): Promise<Relation | undefined> {
  const [row] = await between().execute({ viewerId: askerOf(viewer), userId })
  return row
}

const me = sql.placeholder('viewerId')
const them = sql.placeholder('userId')
const flag = (rows: unknown) => sql<boolean>`exists ${rows}`.mapWith(Boolean)

const between = prepared('relation', (db) =>
  db
    .select({
      followed: flag(
        db
          .select({ id: follows.id })
          .from(follows)
          .where(and(eq(follows.followerId, me), eq(follows.followeeId, them))),
      ),
      requested: flag(
        db
          .select({ id: followRequests.id })
          .from(followRequests)
          .where(and(eq(followRequests.followerId, me), eq(followRequests.followeeId, them))),
      ),
      muted: flag(
        db
          .select({ id: mutes.id })
          .from(mutes)
          .where(
            and(
              eq(mutes.muterId, me),
              eq(mutes.mutedId, them),
              or(isNull(mutes.until), gt(mutes.until, clock)),
            ),
          ),
      ),
      blocked: flag(
        db
          .select({ id: blocks.id })
          .from(blocks)
          .where(and(eq(blocks.blockerId, me), eq(blocks.blockedId, them))),
      ),
      blockedBy: flag(
        db
          .select({ id: blocks.id })
          .from(blocks)
          .where(and(eq(blocks.blockerId, them), eq(blocks.blockedId, me))),
      ),
      readable: sql<boolean>`${isReadableBy(me, them)}`.mapWith(Boolean),
    })
    .from(users)
    .where(and(eq(users.id, them), isActive())),
)
