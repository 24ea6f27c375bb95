import { and, eq, lt } from 'drizzle-orm'
import { takenColumns, write } from '../client.ts'
import { nextId } from '../id.ts'
import { passkeys } from '../schema/passkeys.ts'
import { passkeys as limits } from '../text/limits.ts'
import type { Viewer } from '../viewer.ts'
import { isWayLeft, waysIn } from './ways-in.ts'

export type NewPasskey = {
  credentialId: string
  publicKey: string
  counter: number
  transports: string[]
  name: string
}

/** Adds a passkey whose device proved to have it. Answers why not: somebody has it, or the viewer has too many. */
export async function addPasskey(viewer: Viewer, key: NewPasskey): Promise<'added' | 'taken' | 'many'> {
  try {
    return await write(async (tx) => {
      const ways = await waysIn(tx, viewer.id)
      if (!ways || ways.passkeys.length >= limits.count) return 'many'
      await tx.insert(passkeys).values({ ...key, id: nextId(), userId: viewer.id, createdAt: new Date() })
      return 'added'
    })
  } catch (error) {
    if (takenColumns(error)?.includes('credential_id')) return 'taken'
    throw error
  }
}

/** Calls one of the viewer's passkeys something else. Answers whether it is theirs. */
export async function renamePasskey(viewer: Viewer, id: number, name: string): Promise<boolean> {
  return write(async (tx) => {
    const renamed = await tx
      .update(passkeys)
      .set({ name })
      .where(and(eq(passkeys.id, id), eq(passkeys.userId, viewer.id)))
      .returning({ id: passkeys.id })
    return renamed.length > 0
  })
}

/**
 * Removes one of the viewer's passkeys, unless nothing would be left to sign in with; of providers only the `open`
 * ones count. Answers `kept` then, and `gone` when it was not there.
 */
export async function removePasskey(
  viewer: Viewer,
  id: number,
  open: string[],
): Promise<'removed' | 'gone' | 'kept'> {
  return write(async (tx) => {
    const ways = await waysIn(tx, viewer.id)
    if (!ways?.passkeys.includes(id)) return 'gone'
    const others = ways.passkeys.filter((other) => other !== id)
    if (!isWayLeft({ ...ways, passkeys: others }, open)) return 'kept'
    await tx.delete(passkeys).where(and(eq(passkeys.id, id), eq(passkeys.userId, viewer.id)))
    return 'removed'
  })
}

/**
 * Notes that a passkey was used. A device that counts must have counted on, else there are two of it and neither
 * can be trusted: answers false, and nothing is noted (Web Authentication Level 3, 6.1.1).
 */
export async function countPasskey(id: number, counter: number): Promise<boolean> {
  return write(async (tx) => {
    const onward = counter === 0 ? eq(passkeys.counter, 0) : lt(passkeys.counter, counter)
    const used = await tx
      .update(passkeys)
      .set({ counter, usedAt: new Date() })
      .where(and(eq(passkeys.id, id), onward))
      .returning({ id: passkeys.id })
    return used.length > 0
  })
}
