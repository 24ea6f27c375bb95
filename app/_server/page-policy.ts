import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { isCard } from './cards.ts'
import { doorOrigins } from './doors.ts'
import { contentSecurityPolicy } from './policy.ts'
import { pathOf } from './target.ts'

let doors: string[] | undefined

/** What every answer says, whoever makes it; `next.config.mjs` has the same for where we do not run. */
export const manners = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
} as const

// Pictures bring a stricter policy of their own.
const isAsset = (path: string) => /^\/(_next\/static|media)\//.test(path) || isCard(path)

/**
 * Gives every response its own nonce, in the request for Next to use and in the response for the browser to enforce;
 * on an encrypted origin every response also tells browsers to stay there. What `proxy.ts` does elsewhere, at
 * half a millisecond less.
 */
export function setPolicy(req: IncomingMessage, res: ServerResponse, origin: URL, dev: boolean) {
  for (const [name, value] of Object.entries(manners)) res.setHeader(name, value)
  if (origin.protocol === 'https:') {
    res.setHeader('strict-transport-security', 'max-age=31536000; includeSubDomains')
  }
  if (isAsset(pathOf(req.url ?? ''))) return
  doors ??= doorOrigins()
  const nonce = randomBytes(18).toString('base64')
  const policy = contentSecurityPolicy(nonce, doors, dev)
  req.headers['content-security-policy'] = policy
  req.headers['x-nonce'] = nonce
  res.setHeader('content-security-policy', policy)
}
