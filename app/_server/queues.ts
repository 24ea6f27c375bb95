import type { IncomingMessage } from 'node:http'
import { isCard } from './cards.ts'
import { isUnsafe } from './origin.ts'
import { pathOf } from './target.ts'

/**
 * Where a request waits for its turn: nowhere, since it costs no rendering or stays open for long; in the queue of
 * images, which is behind its route; or in one of the two of the gate.
 */
export type Queue = 'none' | 'images' | 'passwords' | 'pages'

/** The queue of a request. */
export function queueOf({ url = '', method = '' }: Pick<IncomingMessage, 'url' | 'method'>): Queue {
  const path = pathOf(url)
  if (/^\/(_next\/static|api\/health|events|media|calm)(\/|$)/.test(path)) return 'none'
  if (path.startsWith('/api/uploads/') || isCard(path)) return 'images'
  return isUnsafe(method) && asksPassword(path) ? 'passwords' : 'pages'
}

// To check one takes a core for a while: a flood of guesses must not stop those who read.
const asksPassword = (path: string) =>
  /^\/(sign-in|sign-up|reset|settings|moderation|set-up|api\/passkeys)(\/|$)/.test(path)
