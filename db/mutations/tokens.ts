import { and, eq, gt, isNull } from 'drizzle-orm'
import { write } from '../client.ts'
import { forUpdate } from '../dialect/columns.ts'
import type { Transaction } from '../dialect/driver.ts'
import { nextId } from '../id.ts'
import { accounts } from '../schema/accounts.ts'
import { passkeys } from '../schema/passkeys.ts'
import { type TokenPurpose, tokens } from '../schema/tokens.ts'
import { users } from '../schema/users.ts'
import { digest, randomToken } from '../secrets.ts'
import { endSessions } from './sessions.ts'
import { type Created, insertUser, type NewUser, takenOf } from './users.ts'

const minute = 60_000
const lasts = { owner: 7 * 24 * 60 * minute, reset: 30 * minute }

/** Makes the link token with which the owner creates their account, for a week; an earlier one ends. */
export async function createOwnerToken(): Promise<string> {
  return write(async (tx) => {
    await tx.delete(tokens).where(ownerToken)
    return insertToken(tx, 'owner')
  })
}

/**
 * Makes the link token with which a person sets a new password, for half an hour. It works once, only while
 * their password is the one it was made for, and ends an earlier one. Undefined when there is no such person.
 */
export async function createResetToken(userId: number): Promise<string | undefined> {
  return write(async (tx) => {
    const user = await passwordOf(tx, userId)
    if (!user) return undefined
    await tx.delete(tokens).where(and(eq(tokens.userId, userId), eq(tokens.purpose, 'reset')))
    return insertToken(tx, 'reset', userId, digest(user.passwordHash ?? ''))
  })
}

/**
 * The owner's account, for whoever holds the owner's link; the link ends. Undefined when it is not valid (any
 * more), or when somebody lives here already.
 */
export async function createOwner(token: string, owner: NewUser): Promise<Created | undefined> {
  try {
    return await write(async (tx) => {
      const used = await tx.delete(tokens).where(valid('owner', token)).returning({ id: tokens.id })
      if (used.length === 0) return undefined
      // Somebody lives here already: the link was printed before they came.
      const [someone] = await tx.select({ id: users.id }).from(users).limit(1)
      if (someone) return undefined
      // Two processes that started at once may each have made a link.
      await tx.delete(tokens).where(ownerToken)
      return insertUser(tx, { ...owner, role: 'admin' })
    })
  } catch (error) {
    const taken = takenOf(error)
    if (taken) return { taken }
    throw error
  }
}

/**
 * Sets the password of the person a reset link was made for and ends all their sessions and the link. As the `only`
 * way in it takes their passkeys and linked accounts away, which may be somebody else's. Answers whether the link
 * was valid.
 */
export async function resetPassword(
  token: string,
  passwordHash: string,
  { only = false }: { only?: boolean } = {},
): Promise<boolean> {
  return write(async (tx) => {
    const [used] = await tx
      .delete(tokens)
      .where(valid('reset', token))
      .returning({ userId: tokens.userId, boundTo: tokens.boundTo })
    if (!used?.userId) return false
    const user = await passwordOf(tx, used.userId)
    if (digest(user?.passwordHash ?? '') !== used.boundTo) return false
    await tx.update(users).set({ passwordHash }).where(eq(users.id, used.userId))
    await endSessions(tx, used.userId)
    if (only) {
      await tx.delete(passkeys).where(eq(passkeys.userId, used.userId))
      await tx.delete(accounts).where(eq(accounts.userId, used.userId))
      // The question that adding a passkey begins with, which somebody may be about to answer.
      await tx.delete(tokens).where(eq(tokens.userId, used.userId))
    }
    return true
  })
}

/** A person's password hash, which nobody else changes until this transaction ends. */
async function passwordOf(tx: Transaction, userId: number) {
  const [user] = await forUpdate(
    tx.select({ passwordHash: users.passwordHash }).from(users).where(eq(users.id, userId)),
  )
  return user
}

// The owner is nobody yet; saying so lets the index over person and purpose find the links.
const ownerToken = and(isNull(tokens.userId), eq(tokens.purpose, 'owner'))

const valid = (purpose: TokenPurpose, token: string) =>
  and(eq(tokens.purpose, purpose), eq(tokens.tokenHash, digest(token)), gt(tokens.expiresAt, new Date()))

async function insertToken(
  tx: Transaction,
  purpose: keyof typeof lasts,
  userId?: number,
  boundTo = '',
): Promise<string> {
  const token = randomToken()
  const now = Date.now()
  await tx.insert(tokens).values({
    id: nextId(),
    purpose,
    tokenHash: digest(token),
    userId: userId ?? null,
    boundTo,
    createdAt: new Date(now),
    expiresAt: new Date(now + lasts[purpose]),
  })
  return token
}
