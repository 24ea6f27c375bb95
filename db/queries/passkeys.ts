import { asc, eq } from 'drizzle-orm'
import { db } from '../client.ts'
import { passkeys } from '../schema/passkeys.ts'
import type { Viewer } from '../viewer.ts'

/** What checking a sign-in with a passkey needs; undefined when nobody here has it. */
export async function passkeyOf(credentialId: string) {
  const [found] = await db
    .select({
      id: passkeys.id,
      userId: passkeys.userId,
      publicKey: passkeys.publicKey,
      counter: passkeys.counter,
    })
    .from(passkeys)
    .where(eq(passkeys.credentialId, credentialId))
  return found
}

/** The viewer's passkeys, the oldest first. */
export async function ownPasskeys(viewer: Viewer) {
  return db
    .select({
      id: passkeys.id,
      name: passkeys.name,
      createdAt: passkeys.createdAt,
      usedAt: passkeys.usedAt,
    })
    .from(passkeys)
    .where(eq(passkeys.userId, viewer.id))
    .orderBy(asc(passkeys.id))
}

/** Which keys the viewer has, for asking a device not to make a second one. */
export async function ownCredentialIds(viewer: Viewer) {
  return db
    .select({ id: passkeys.credentialId, transports: passkeys.transports })
    .from(passkeys)
    .where(eq(passkeys.userId, viewer.id))
}
