import { ConfigurationError } from '#db/dialect/index.ts'

/** Where Pipit listens, and what its visitors call it. */
export type Addresses = {
  /** What visitors type: scheme, host and port, without a slash at the end. */
  origin: string
  /** The addresses of this machine that we listen on. */
  hosts: string[]
  port: number
  /** Where this process reaches itself. */
  ownAddress: string
  /** Others than this machine may call it. */
  isPublic: boolean
}

/**
 * Without AUTH_URL Pipit is at home on this machine only. To be reachable from elsewhere it needs an https
 * origin, because cookies and passwords travel.
 */
export function readOrigin(authUrl: string | undefined, host: string, port: number): Addresses {
  const url = authUrl ? parseOrigin(authUrl) : new URL(`http://localhost:${port}`)
  if (!isLoopback(host) && url.protocol !== 'https:')
    throw new ConfigurationError(
      `HOST is "${host}", which others can reach; that needs AUTH_URL, an https origin such as https://pipit.example`,
    )
  return {
    origin: url.origin,
    hosts: host === 'localhost' ? ['127.0.0.1', '::1'] : [host],
    port,
    ownAddress: `http://${reachable(host)}:${port}`,
    isPublic: !isLoopback(url.hostname),
  }
}

function parseOrigin(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined
  // new URL() drops an empty query or fragment, so the text itself is looked at too.
  const isOrigin = url && url.pathname === '/' && !/[?#@]/.test(text)
  if (!isOrigin || !/^https?:$/.test(url.protocol))
    throw new ConfigurationError(
      'AUTH_URL must be an origin such as https://pipit.example, without path, query or user name',
    )
  if (url.protocol === 'http:' && !isLoopback(url.hostname))
    throw new ConfigurationError('AUTH_URL must begin with https:// unless its host is localhost')
  return url
}

/** Whether a host name or address can only mean this machine. */
export const isLoopback = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/.test(host)

function reachable(host: string): string {
  if (host === '0.0.0.0' || host === 'localhost') return '127.0.0.1'
  if (host === '::') return '[::1]'
  return host.includes(':') ? `[${host}]` : host
}
