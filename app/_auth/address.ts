import { headers } from 'next/headers'

/**
 * The address of whoever asks, as the server around Next found it (or `proxy.ts`, where there is none).
 */
export async function clientAddress(): Promise<string> {
  return (await headers()).get('x-pipit-address') ?? ''
}

/** What of an address is counted: an IPv4 address whole, an IPv6 address by its /64, which is one household. */
export function countedAddress(address: string): string {
  if (!address.includes(':')) return address
  const [head = '', tail = ''] = address.split('%')[0]?.split('::') ?? []
  const left = head ? head.split(':') : []
  const right = tail ? tail.split(':') : []
  const gap = address.includes('::')
    ? Array<string>(Math.max(0, 8 - left.length - right.length)).fill('0')
    : []
  const groups = [...left, ...gap, ...right].slice(0, 4)
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`
}
