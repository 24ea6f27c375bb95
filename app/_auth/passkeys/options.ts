import { generateAuthenticationOptions, generateRegistrationOptions } from '@simplewebauthn/server'
import { placeName } from '#app/_i18n/place.ts'
import { createChallenge } from '#db/mutations/challenges.ts'
import { ownCredentialIds } from '#db/queries/passkeys.ts'
import type { CurrentSession } from '../session.ts'
import { namedBrowser, place } from './place.ts'

/** What a device is asked in order to sign in: any passkey it has for this place, whoever owns it. */
export async function entryOptions() {
  const challenge = bytesOf(await createChallenge(null, await namedBrowser()))
  return generateAuthenticationOptions({ rpID: place().rpID, challenge, userVerification: 'preferred' })
}

/** What a device is asked in order to make a passkey for somebody, unless it has one already. */
export async function additionOptions({ viewer, name }: CurrentSession) {
  const challenge = bytesOf(await createChallenge(viewer, await namedBrowser()))
  return generateRegistrationOptions({
    rpID: place().rpID,
    rpName: placeName(),
    userID: bytesOf(Buffer.from(String(viewer.id)).toString('base64url')),
    userName: viewer.handle,
    userDisplayName: name || viewer.handle,
    challenge,
    excludeCredentials: await ownCredentialIds(viewer),
    // Kept in the device, so that nobody types a handle before.
    authenticatorSelection: { residentKey: 'required', userVerification: 'preferred' },
  })
}

const bytesOf = (text: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(text, 'base64url'))
