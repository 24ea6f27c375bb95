import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { clientAddress } from './peer.ts'

// Next and next-auth act on these; only we and Next itself may say them. The client of Next sends none of them.
const insiders =
  /^(x-(pipit|middleware|invoke|now|vercel|next|prerender|forwarded)-|(forwarded|x-real-ip|x-matched-path|x-nextjs-data|x-action-forwarded|x-nonce|next-resume|content-security-policy)$)/

// After an action Next may fetch from itself, with the headers of the request it answers; this tells such a
// fetch from a stranger's. Redirects after an action arrive this way.
const pass = randomBytes(24).toString('base64url')

/** Whether Next made this request to ourselves while it answers another. */
export const isOwnFetch = (req: IncomingMessage): boolean => req.headers['x-pipit-pass'] === pass

/**
 * Replaces what the client claims about itself and about us by what we know: its address in `x-pipit-address`,
 * a name for this request in `x-pipit-request`, and our configured origin in the usual headers.
 */
export function tellTruth(req: IncomingMessage, origin: URL, trustedProxies: number) {
  const { headers } = req
  if (isOwnFetch(req)) return
  const address = clientAddress(req.socket.remoteAddress, forwardedFor(req), trustedProxies)
  for (const name of Object.keys(headers)) if (insiders.test(name)) delete headers[name]
  headers.host = origin.host
  headers['x-forwarded-host'] = origin.host
  headers['x-forwarded-proto'] = origin.protocol.slice(0, -1)
  headers['x-forwarded-port'] = origin.port || (origin.protocol === 'https:' ? '443' : '80')
  headers['x-forwarded-for'] = address
  headers['x-pipit-address'] = address
  headers['x-pipit-request'] = randomBytes(12).toString('base64url')
  headers['x-pipit-pass'] = pass
}

const forwardedFor = (req: IncomingMessage) => req.headers['x-forwarded-for']?.toString()
