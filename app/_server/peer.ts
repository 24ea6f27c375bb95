import ipaddr from 'ipaddr.js'

/**
 * The address of the client. Every proxy adds whom it heard at the right end of X-Forwarded-For, so with
 * `trustedProxies` of ours the client is that many steps from the right, the socket being the last; what is
 * further left anyone may have written. With 0 the header is ignored.
 */
export function clientAddress(
  socketAddress: string | undefined,
  forwardedFor: string | undefined,
  trustedProxies: number,
): string {
  const heard = trustedProxies > 0 ? (forwardedFor?.split(',') ?? []) : []
  const chain = [...heard, socketAddress ?? '']
  const trusted = chain.slice(Math.max(0, chain.length - 1 - trustedProxies))
  for (const candidate of trusted) {
    const address = normalAddress(candidate)
    if (address) return address
  }
  return '0.0.0.0'
}

/** An address in its usual spelling: IPv4 taken out of IPv6, without port or zone; undefined if it is none. */
function normalAddress(text: string): string | undefined {
  const bare = text
    .trim()
    .replace(/^\[(.*)\](:\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/%.*$/, '')
  const isPlain = ipaddr.IPv4.isValidFourPartDecimal(bare) || ipaddr.IPv6.isValid(bare)
  return isPlain ? ipaddr.process(bare).toString() : undefined
}
