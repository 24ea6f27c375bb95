import { isIP } from 'node:net'
import ipaddr, { type IPv4, type IPv6 } from 'ipaddr.js'

/*
 * Which addresses belong to the internet at large. Everything else may be a machine that trusts whoever is near it,
 * and a link shall not make this server knock there. Tables of the IANA registries of special-purpose addresses.
 */

const notGlobal4 = ranges(
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24',
  '192.31.196.0/24 192.52.193.0/24 192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15',
  '198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4',
)
const global6 = ranges('2000::/3')
const notGlobal6 = ranges('2001::/23 2001:db8::/32 2620:4f:8000::/48 3fff::/20')

/** Addresses of version 6 that stand for one of version 4, and at which byte that one begins. */
const wrapped = [
  [ipaddr.parseCIDR('::ffff:0:0/96'), 12],
  [ipaddr.parseCIDR('64:ff9b::/96'), 12],
  [ipaddr.parseCIDR('2002::/16'), 2],
] as const

/** Whether this is the address of a machine that everybody can reach; false for what is no address. */
export function isPublicAddress(text: string): boolean {
  if (isIP(text) === 0 || text.includes('%')) return false
  const address = ipaddr.parse(text)
  if (address.kind() === 'ipv4') return !lies(address, notGlobal4)
  for (const [range, at] of wrapped)
    if (lies(address, [range]))
      return isPublicAddress(
        address
          .toByteArray()
          .slice(at, at + 4)
          .join('.'),
      )
  return lies(address, global6) && !lies(address, notGlobal6)
}

/** Whether an address lies in one of these ranges, `10.0.0.0/8` and the like, with commas between them. */
export function liesIn(text: string, list: string): boolean {
  const named = list.split(',').map((one) => one.trim())
  if (isIP(text) === 0) return false
  return lies(
    ipaddr.parse(text),
    named.filter((one) => ipaddr.isValidCIDR(one)).map((one) => ipaddr.parseCIDR(one)),
  )
}

type Range = [IPv4 | IPv6, number]

function ranges(...lists: string[]): Range[] {
  return lists.flatMap((list) => list.split(' ')).map((one) => ipaddr.parseCIDR(one))
}

const lies = (address: IPv4 | IPv6, within: readonly Range[]): boolean =>
  within.some(([start, bits]) => start.kind() === address.kind() && address.match(start as never, bits))
