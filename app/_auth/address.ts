import { headers } from 'next/headers'

/**
 * The address of whoever asks, as the server around Next found it (or `proxy.ts`, where there is none).
 */
export async function clientAddress(): Promise<string> {
  return (await headers()).get('x-pipit-address') ?? ''
}
