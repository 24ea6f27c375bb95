import { and, asc, eq } from 'drizzle-orm'
import { db } from '../client.ts'
import { accounts } from '../schema/accounts.ts'
import { users } from '../schema/users.ts'
import type { Viewer } from '../viewer.ts'

/** Whom a sign-in elsewhere leads to here, who is not active too; undefined when it leads to nobody. */
export async function linkedUser(provider: string, providerAccountId: string) {
  const [found] = await db
    .select({ id: users.id, suspendedAt: users.suspendedAt, deletedAt: users.deletedAt })
    .from(accounts)
    .innerJoin(users, eq(users.id, accounts.userId))
    .where(and(eq(accounts.provider, provider), eq(accounts.providerAccountId, providerAccountId)))
  return found
}

/** The providers that lead to the viewer, the first linked first; one may lead here from several accounts. */
export async function ownAccounts(viewer: Viewer) {
  return db
    .select({ provider: accounts.provider, createdAt: accounts.createdAt })
    .from(accounts)
    .where(eq(accounts.userId, viewer.id))
    .orderBy(asc(accounts.createdAt), asc(accounts.provider))
}
