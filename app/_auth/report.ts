import { headers } from 'next/headers'
import { Sparing } from '#app/_server/sparing.ts'
import { clientAddress } from './address.ts'
import { log } from './log.ts'

/** What somebody did, or tried, that the operator may want to find again. */
type Event =
  | 'sign-in'
  | 'sign-in refused'
  | 'sign-out'
  | 'sign-up'
  | 'password'
  | 'handle'
  | 'e-mail'
  | 'passkey added'
  | 'passkey removed'
  | 'door linked'
  | 'door unlinked'
  | 'proof refused'
  | 'account deleted'
  | 'account kept'
  | 'reset used'
  | 'session ended'
  | 'sessions ended'
  | 'export'
  | 'import'
  | 'moderated'
  | 'limit'
  | 'denied'

type Details = { user?: number | undefined; limit?: string; reason?: string; count?: number }

// Everything else is limited where it happens.
const sparing = new Sparing(log)

const worrying: Event[] = ['sign-in refused', 'proof refused', 'limit', 'denied']

/**
 * One line of the log about the request under way: who, from which address. People are their ids; nothing they
 * typed, no handle, no e-mail address and no secret stands there.
 */
export async function report(event: Event, details: Details = {}): Promise<void> {
  const request = (await headers()).get('x-pipit-request') ?? undefined
  const level = worrying.includes(event) ? 'warn' : 'info'
  const address = await clientAddress()
  const line = () => log[level]({ event, ...details, address, request }, sentence(event, details))
  if (event === 'denied') sparing.tell(event, address, line)
  else line()
}

const sentence = (event: Event, { user, limit, reason }: Details) =>
  [event, reason ?? limit, user && `person ${user}`].filter(Boolean).join(', ')
