import { and, eq, gt } from 'drizzle-orm'
import { db } from '../client.ts'
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

/** Whether the owner's link is out and still waiting to be used. */
export async function ownerIsAwaited(): Promise<boolean> {
  const [found] = await db
    .select({ id: tokens.id })
    .from(tokens)
    .where(and(eq(tokens.purpose, 'owner'), gt(tokens.expiresAt, new Date())))
    .limit(1)
  return found !== undefined
}
