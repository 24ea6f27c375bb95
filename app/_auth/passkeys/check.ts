import { verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server'
import { takeChallenge } from '#db/mutations/challenges.ts'
import { countPasskey, type NewPasskey } from '#db/mutations/passkeys.ts'
import { passkeyOf } from '#db/queries/passkeys.ts'
import type { Viewer } from '#db/viewer.ts'
import { log } from '../log.ts'
import { knownBrowser, place } from './place.ts'
import type { Addition, Entry } from './rules.ts'

/** Why a passkey was not accepted. */
export type Refusal = 'stale' | 'unknown' | 'failed' | 'cloned'

/** Whose passkey answered the challenge, or why it is not accepted. */
export async function checkEntry(answer: Entry): Promise<{ userId: number } | { refused: Refusal }> {
  const passkey = await passkeyOf(answer.id)
  const challenge = await challengeIn(null, answer.response.clientDataJSON)
  if (!challenge) return { refused: 'stale' }
  if (!passkey || isOthers(answer.response.userHandle, passkey.userId)) return { refused: 'unknown' }
  const { origin, rpID } = place()
  const verified = await attempt(() =>
    verifyAuthenticationResponse({
      response: answer,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rpID,
      requireUserVerification: false,
      // How far it has counted is looked at below, where nobody comes in between.
      credential: {
        id: answer.id,
        publicKey: new Uint8Array(Buffer.from(passkey.publicKey, 'base64url')),
        counter: 0,
      },
    }),
  )
  if (!verified?.verified) return { refused: 'failed' }
  if (await countPasskey(passkey.id, verified.authenticationInfo.newCounter))
    return { userId: passkey.userId }
  log.warn({ event: 'passkey', passkey: passkey.id, user: passkey.userId }, 'A passkey has counted backwards')
  return { refused: 'cloned' }
}

/** What is to be kept of a passkey that was made for the viewer, or why it is not accepted. */
export async function checkAddition(
  viewer: Viewer,
  answer: Addition,
): Promise<Omit<NewPasskey, 'name'> | { refused: Refusal }> {
  const challenge = await challengeIn(viewer, answer.response.clientDataJSON)
  if (!challenge) return { refused: 'stale' }
  const { origin, rpID } = place()
  const verified = await attempt(() =>
    verifyRegistrationResponse({
      response: answer,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rpID,
      requireUserVerification: false,
    }),
  )
  if (!verified?.verified) return { refused: 'failed' }
  const { id, publicKey, counter } = verified.registrationInfo.credential
  const transports = answer.response.transports ?? []
  return { credentialId: id, publicKey: Buffer.from(publicKey).toString('base64url'), counter, transports }
}

/** The challenge that was answered, used up by this; undefined when it was not ours, or not for them. */
async function challengeIn(viewer: Viewer | null, clientData: string): Promise<string | undefined> {
  const browser = await knownBrowser()
  const challenge = challengeOf(clientData)
  return browser && challenge && (await takeChallenge(viewer, browser, challenge)) ? challenge : undefined
}

function challengeOf(clientData: string): string | undefined {
  try {
    const { challenge } = JSON.parse(Buffer.from(clientData, 'base64url').toString()) as {
      challenge?: unknown
    }
    return typeof challenge === 'string' && challenge.length <= 64 ? challenge : undefined
  } catch {
    return undefined
  }
}

const isOthers = (userHandle: string | undefined, userId: number) =>
  userHandle !== undefined && Buffer.from(userHandle, 'base64url').toString() !== String(userId)

/** The library throws at whatever does not fit, which is what strangers send. */
async function attempt<T>(verify: () => Promise<T>): Promise<T | undefined> {
  try {
    return await verify()
  } catch (error) {
    log.debug({ event: 'passkey', err: error }, 'A passkey was refused')
    return undefined
  }
}
