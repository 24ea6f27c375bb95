import { and, eq } from 'drizzle-orm'
import { write } from '../client.ts'
import type { Transaction } from '../dialect/driver.ts'
import { accounts } from '../schema/accounts.ts'
import type { Viewer } from '../viewer.ts'
import { type Created, insertUser, type NewUser, takenOf } from './users.ts'
import { isWayLeft, waysIn } from './ways-in.ts'

/** An account elsewhere: `provider` names who vouches for it, `providerAccountId` what they call it. */
export type Elsewhere = { provider: string; providerAccountId: string }

/**
 * Lets an account elsewhere lead to the viewer. Answers false when it leads to somebody else already; that it
 * leads to the viewer already is fine.
 */
export async function linkAccount(viewer: Viewer, elsewhere: Elsewhere): Promise<boolean> {
  return write(async (tx) => (await claim(tx, elsewhere, viewer.id)) === viewer.id)
}

/**
 * Lets no account of a provider lead to the viewer any more, unless nothing would be left to sign in with; of
 * providers only the `open` ones count. Answers `kept` then, and `gone` when none did.
 */
export async function unlinkAccount(
  viewer: Viewer,
  provider: string,
  open: string[],
): Promise<'removed' | 'gone' | 'kept'> {
  return write(async (tx) => {
    const ways = await waysIn(tx, viewer.id)
    if (!ways?.providers.includes(provider)) return 'gone'
    const providers = ways.providers.filter((other) => other !== provider)
    if (!isWayLeft({ ...ways, providers }, open)) return 'kept'
    await tx.delete(accounts).where(and(eq(accounts.userId, viewer.id), eq(accounts.provider, provider)))
    return 'removed'
  })
}

/**
 * Creates a person whom an account elsewhere leads to. Answers the id, or what is taken: the handle, the address,
 * or the account, which leads to somebody by now.
 */
export async function createLinkedUser(
  user: Omit<NewUser, 'passwordHash'>,
  elsewhere: Elsewhere,
): Promise<Created | { taken: 'account' }> {
  try {
    return await write(async (tx) => {
      const { id } = await insertUser(tx, { ...user, passwordHash: null })
      if ((await claim(tx, elsewhere, id)) !== id) throw new AccountTaken()
      return { id }
    })
  } catch (error) {
    if (error instanceof AccountTaken) return { taken: 'account' }
    const taken = takenOf(error)
    if (taken) return { taken }
    throw error
  }
}

class AccountTaken extends Error {}

/** Links the account if it is free; answers whose it is now. */
async function claim(tx: Transaction, elsewhere: Elsewhere, userId: number): Promise<number | undefined> {
  await tx
    .insert(accounts)
    .values({ ...elsewhere, userId, createdAt: new Date() })
    .onConflictDoNothing()
  const [account] = await tx
    .select({ userId: accounts.userId })
    .from(accounts)
    .where(
      and(
        eq(accounts.provider, elsewhere.provider),
        eq(accounts.providerAccountId, elsewhere.providerAccountId),
      ),
    )
  return account?.userId
}
