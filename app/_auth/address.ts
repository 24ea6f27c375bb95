import { headers } from 'next/headers'

/**
 * The address of whoever asks, as the server around Next found it; where that does not run, as the platform says:
 * our own header could be anyone's there.
 */
export async function clientAddress(): Promise<string> {
  return (await headers()).get(process.env.PIPIT_SERVER ? 'x-pipit-address' : 'x-real-ip') ?? ''
}
