import { isLoopback } from './addresses.ts'

/**
 * Where a person should go who typed another name of this machine, 127.0.0.1 for localhost: forms and cookies
 * work under one name only. Undefined when they are at home, or when another host or port is meant.
 */
export function wayHome(host: string | undefined, url: string, origin: URL): string | undefined {
  if (origin.protocol !== 'http:' || !host || host === origin.host || !URL.canParse(`http://${host}`))
    return undefined
  const visited = new URL(`http://${host}`)
  const isSameDoor = isLoopback(visited.hostname) && visited.port === origin.port
  return isSameDoor ? `${origin.origin}${url}` : undefined
}
