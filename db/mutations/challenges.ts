import { and, eq, gt, isNull } from 'drizzle-orm'
import { write } from '../client.ts'
import { nextId } from '../id.ts'
import { tokens } from '../schema/tokens.ts'
import { digest, randomToken } from '../secrets.ts'
import type { Viewer } from '../viewer.ts'

const lastsMs = 5 * 60_000

/**
 * Makes a challenge for a device to sign, for five minutes: to add a passkey to the viewer's account, or, for
 * nobody yet, to sign in. `browser` names the browser that may answer it. 32 random bytes in base64url.
 */
export async function createChallenge(viewer: Viewer | null, browser: string): Promise<string> {
  const challenge = randomToken()
  const now = Date.now()
  await write(async (tx) => {
    await tx.insert(tokens).values({
      id: nextId(),
      purpose: 'passkey',
      tokenHash: digest(challenge),
      userId: viewer?.id ?? null,
      boundTo: digest(browser),
      createdAt: new Date(now),
      expiresAt: new Date(now + lastsMs),
    })
  })
  return challenge
}

/** Uses a challenge up. Answers whether it was one, made for this viewer or for nobody, and this browser. */
export async function takeChallenge(
  viewer: Viewer | null,
  browser: string,
  challenge: string,
): Promise<boolean> {
  return write(async (tx) => {
    const taken = await tx
      .delete(tokens)
      .where(
        and(
          eq(tokens.purpose, 'passkey'),
          eq(tokens.tokenHash, digest(challenge)),
          eq(tokens.boundTo, digest(browser)),
          viewer ? eq(tokens.userId, viewer.id) : isNull(tokens.userId),
          gt(tokens.expiresAt, new Date()),
        ),
      )
      .returning({ id: tokens.id })
    return taken.length > 0
  })
}
