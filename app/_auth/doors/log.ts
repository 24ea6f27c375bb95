import { log } from '../log.ts'

/**
 * Tells the operator why next-auth refused somebody at a door: a wrong secret, an answer that does not fit. What
 * people do, a wrong password or a sign-in that was cancelled, is no news.
 */
export function reportRefusal(error: Error): void {
  const kind = 'type' in error ? String(error.type) : error.name
  if (kind === 'CredentialsSignin' || kind === 'OAuthCallbackError') return
  const cause = error.cause instanceof Object && 'err' in error.cause ? error.cause.err : error
  const message = cause instanceof Error ? cause.message : error.message
  log.warn({ event: 'door', kind, message: message.slice(0, 500) }, 'A sign-in elsewhere failed')
}
