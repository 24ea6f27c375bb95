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

const manner = ({ protocol }: URL): Record<string, string> => ({
  ...manners,
  ...(protocol === 'https:' && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
})

function policyFor(nonce: string, dev: boolean): string {
  doors ??= doorOrigins()
  return contentSecurityPolicy(nonce, doors, dev)
}

const newNonce = () => randomBytes(18).toString('base64')

/** The same for an answer to what was no request. */
export const bareHeaders = (origin: URL): Record<string, string> => ({
  ...manner(origin),
  'content-security-policy': policyFor(newNonce(), false),
})

/**
 * Gives every response its own nonce, in the request for Next to use and in the response for the browser to enforce;
 * on an encrypted origin every response also tells browsers to stay there. What `proxy.ts` does elsewhere, at
 * half a millisecond less.
 */
export function setPolicy(req: IncomingMessage, res: ServerResponse, origin: URL, dev: boolean) {
  for (const [name, value] of Object.entries(manner(origin))) res.setHeader(name, value)
  if (isAsset(pathOf(req.url ?? ''))) return
  const nonce = newNonce()
  const policy = policyFor(nonce, dev)
  req.headers['content-security-policy'] = policy
  req.headers['x-nonce'] = nonce
  res.setHeader('content-security-policy', policy)
}
