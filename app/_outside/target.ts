import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { isPublicAddress, liesIn } from './public-address.ts'

/** Where a request goes: the one address that was looked at, whatever the name says a moment later. */
export type Target = { address: string; family: number }

export type TargetSettings = {
  /** Our own host, where nothing is fetched from. */
  ownHost: string
  /** Ranges of addresses that may be asked although they are not public, for tests alone. */
  allowed: string
}

export const targetSettings = ({ AUTH_URL = '', PREVIEW_ALLOW_CIDR = '' } = process.env): TargetSettings => ({
  ownHost: URL.canParse(AUTH_URL) ? new URL(AUTH_URL).hostname : '',
  allowed: PREVIEW_ALLOW_CIDR,
})

/**
 * Looks up where an address leads, once. Undefined when nobody shall be asked there: another scheme or port than the
 * web's, a name or password in it, a name that is no name of the internet, or a host one of whose addresses is not
 * public. Throws when the name cannot be looked up.
 */
export async function targetOf(
  url: URL,
  settings = targetSettings(),
  look: Look = (host) => lookup(host, { all: true }),
): Promise<Target | undefined> {
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const isAllowed = isIP(host) !== 0 && liesIn(host, settings.allowed)
  if (!/^https?:$/.test(url.protocol) || url.username || url.password) return undefined
  if (isAllowed) return { address: host, family: isIP(host) }
  if (url.port !== '' || host === settings.ownHost) return undefined
  if (isIP(host)) return isPublicAddress(host) ? { address: host, family: isIP(host) } : undefined
  if (!isName(host)) return undefined
  const found = await look(host)
  return found.every(({ address }) => isPublicAddress(address)) ? found[0] : undefined
}

/** Says which addresses a name has. */
type Look = (host: string) => Promise<Target[]>

/** Names of one label, and those that only a local network knows, are no names of the internet. */
const isName = (host: string): boolean =>
  /[^.]\.[^.]/.test(host) &&
  !/\.(local|internal|localhost|lan|home|corp|onion|arpa|test|invalid)\.?$/.test(host)
