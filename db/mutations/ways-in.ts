import { eq } from 'drizzle-orm'
import { forUpdate } from '../dialect/columns.ts'
import type { Transaction } from '../dialect/driver.ts'
import { accounts } from '../schema/accounts.ts'
import { passkeys } from '../schema/passkeys.ts'
import { users } from '../schema/users.ts'

/** What somebody may sign in with: a password, passkeys by their ids, and accounts elsewhere. */
export type WaysIn = { password: boolean; passkeys: number[]; providers: string[] }

/**
 * All ways in of a person, none of which anybody else takes away until this transaction ends. Undefined when the
 * person is gone.
 */
export async function waysIn(tx: Transaction, userId: number): Promise<WaysIn | undefined> {
  const [person] = await forUpdate(
    tx.select({ passwordHash: users.passwordHash }).from(users).where(eq(users.id, userId)),
  )
  if (!person) return undefined
  const keys = await tx.select({ id: passkeys.id }).from(passkeys).where(eq(passkeys.userId, userId))
  const linked = await tx
    .select({ provider: accounts.provider })
    .from(accounts)
    .where(eq(accounts.userId, userId))
  return {
    password: person.passwordHash !== null,
    passkeys: keys.map((key) => key.id),
    providers: linked.map((account) => account.provider),
  }
}

/** Whether any way in is left. A provider that is not among the `open` ones leads nobody in. */
export const isWayLeft = (ways: WaysIn, open: string[]): boolean =>
  ways.password || ways.passkeys.length > 0 || ways.providers.some((provider) => open.includes(provider))
