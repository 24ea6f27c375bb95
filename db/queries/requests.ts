import { and, eq, inArray } from 'drizzle-orm'
import { db } from '../client.ts'
import { followRequests } from '../schema/follow-requests.ts'
import type { Viewer } from '../viewer.ts'

/** The same people, and of each whom the viewer asked to follow that this waits for an answer. */
export async function withRequests<Row extends { id: number }>(
  viewer: Viewer | null,
  people: Row[],
): Promise<(Row & { requested?: true })[]> {
  if (!viewer || people.length === 0) return people
  const ids = people.map(({ id }) => id)
  const asked = await db
    .select({ id: followRequests.followeeId })
    .from(followRequests)
    .where(and(eq(followRequests.followerId, viewer.id), inArray(followRequests.followeeId, ids)))
  const waiting = new Set(asked.map(({ id }) => id))
  return people.map((person) => (waiting.has(person.id) ? { ...person, requested: true } : person))
}
