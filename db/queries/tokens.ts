import { and, asc, eq, gt } from 'drizzle-orm'
import { db } from '../client.ts'
import { accounts } from '../schema/accounts.ts'
import { passkeys } from '../schema/passkeys.ts'
import { type TokenPurpose, tokens } from '../schema/tokens.ts'
import { users } from '../schema/users.ts'
import { digest } from '../secrets.ts'

/** Whose link this is while it is valid: `user` is null for the owner's link. Looking does not use it up. */
export async function tokenOf(purpose: TokenPurpose, token: string) {
  const [found] = await db
    .select({ user: { id: users.id, handle: users.handle, email: users.email, role: users.role } })
    .from(tokens)
    .leftJoin(users, eq(users.id, tokens.userId))
    .where(
      and(eq(tokens.purpose, purpose), eq(tokens.tokenHash, digest(token)), gt(tokens.expiresAt, new Date())),
    )
  return found
}

/** What else leads to the person a reset link was made for: the names of their passkeys, and providers. */
export async function otherWaysIn(userId: number): Promise<{ passkeys: string[]; providers: string[] }> {
  const keys = await db
    .select({ name: passkeys.name })
    .from(passkeys)
    .where(eq(passkeys.userId, userId))
    .orderBy(asc(passkeys.id))
  const linked = await db
    .selectDistinct({ provider: accounts.provider })
    .from(accounts)
    .where(eq(accounts.userId, userId))
    .orderBy(asc(accounts.provider))
  return { passkeys: keys.map(({ name }) => name), providers: linked.map(({ provider }) => provider) }
}

/** Whether the owner's link is out and still waiting to be used. */
export async function ownerIsAwaited(): Promise<boolean> {
  const [found] = await db
    .select({ id: tokens.id })
    .from(tokens)
    .where(and(eq(tokens.purpose, 'owner'), gt(tokens.expiresAt, new Date())))
    .limit(1)
  return found !== undefined
}
