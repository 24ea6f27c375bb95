import { parseEmail } from '#db/text/email.ts'

/** Who a door says somebody is; of the address only what it has verified counts. */
export type Identity = {
  /** What the door calls them; never changes and is nobody else's. */
  id: string
  /** What may become their handle, the best first. */
  handles: string[]
  name: string
  email: string | undefined
}

export type Claims = Record<string, unknown>

/** What an OpenID Connect provider tells (OpenID Connect Core 1.0, 5.1). */
export function openIdIdentity(claims: Claims): Identity | undefined {
  const id = textIn(claims.sub)
  if (!id) return undefined
  // Some write the claim as a word.
  const isVerified = claims.email_verified === true || claims.email_verified === 'true'
  const email = isVerified ? addressIn(claims.email) : undefined
  const name = textIn(claims.name) ?? textIn(claims.nickname) ?? ''
  return { id, name, email, handles: some(claims.preferred_username, claims.nickname, claims.name) }
}

/** What GitHub tells of a user, and of their `addresses`. */
export function githubIdentity({ addresses, ...user }: Claims): Identity | undefined {
  if (typeof user.id !== 'number') return undefined
  const verified = (Array.isArray(addresses) ? addresses : []).find(
    (one) => one?.primary === true && one?.verified === true,
  )
  return {
    id: String(user.id),
    name: textIn(user.name) ?? '',
    email: addressIn(verified?.email),
    handles: some(user.login, user.name),
  }
}

const textIn = (claim: unknown): string | undefined =>
  typeof claim === 'string' && claim !== '' && claim.length <= 1024 ? claim : undefined

const some = (...claims: unknown[]): string[] => claims.map(textIn).filter((text) => text !== undefined)

function addressIn(claim: unknown): string | undefined {
  const parsed = parseEmail(claim)
  return parsed.ok ? parsed.email : undefined
}
