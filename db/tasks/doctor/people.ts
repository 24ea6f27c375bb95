import { and, asc, gt, lte, type SQL } from 'drizzle-orm'
import { db } from '../../client.ts'
import { users } from '../../schema/users.ts'

export type Someone = { id: number; handle: string }

const atATime = 1000

/** The people of whom something is true, looked at a thousand at a time, so that no question takes long. */
export async function peopleWhere(isSo: SQL): Promise<Someone[]> {
  const found: Someone[] = []
  for (let after = Number.MIN_SAFE_INTEGER; ; ) {
    const ids = await db
      .select({ id: users.id })
      .from(users)
      .where(gt(users.id, after))
      .orderBy(asc(users.id))
      .limit(atATime)
    const last = ids.at(-1)?.id
    if (last === undefined) return found
    const some = await db
      .select({ id: users.id, handle: users.handle })
      .from(users)
      .where(and(gt(users.id, after), lte(users.id, last), isSo))
      .orderBy(asc(users.id))
    for (const one of some) found.push(one)
    after = last
  }
}
