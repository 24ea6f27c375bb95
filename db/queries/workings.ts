import { and, desc, gt, isNotNull, sql, sum } from 'drizzle-orm'
import { db, driver } from '../client.ts'
import { databaseSize } from '../dialect/size.ts'
import { slowest } from '../dialect/slow.ts'
import { archives } from '../schema/archives.ts'
import { users } from '../schema/users.ts'
import type { Viewer } from '../viewer.ts'
import { deadJobs, jobCounts } from './jobs.ts'
import { isAdmin } from './staff.ts'
import { isActive } from './visibility.ts'

const most = { dead: 50, people: 5 }

/**
 * How the place does: what is left to be done and what was given up, the first of that first; what the database and
 * the pictures of posts and archives take, in bytes, and whose pictures take most; what it took the database long to answer. Undefined for whoever does not run it.
 */
export async function workings(viewer: Viewer) {
  const [admin] = await db.select({ id: users.id }).from(users).where(mayLook(viewer)).limit(1)
  if (!admin) return undefined
  const [counts, dead, people, [all], [kept], databaseBytes] = await Promise.all([
    jobCounts(),
    deadJobs(most.dead),
    db
      .select({ handle: users.handle, bytes: users.mediaBytes })
      .from(users)
      .where(and(isActive(), gt(users.mediaBytes, 0)))
      .orderBy(desc(users.mediaBytes))
      .limit(most.people),
    db.select({ bytes: sum(users.mediaBytes).mapWith(Number) }).from(users),
    db
      .select({ bytes: sum(archives.bytes).mapWith(Number) })
      .from(archives)
      .where(isNotNull(archives.file)),
    databaseSize(driver()),
  ])
  const bytes = { mediaBytes: all?.bytes ?? 0, archiveBytes: kept?.bytes ?? 0, databaseBytes }
  return { ...counts, ...bytes, deadJobs: dead, people, slow: slowest() }
}

const mayLook = ({ id }: Viewer) => and(sql`${users.id} = ${id}`, isAdmin(id))
