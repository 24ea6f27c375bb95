import type { IncomingMessage, ServerResponse } from 'node:http'
import { sessionCookie } from '#app/_auth/cookies.ts'
import { log } from '#app/_auth/log.ts'
import { sessionOfToken } from '#app/_auth/session-of.ts'
import { household } from '#app/_server/household.ts'
import { isUnavailable } from '#db/client.ts'
import { endWithSessions } from './endings.ts'
import { Hub, type HubSettings, type Seat } from './hub.ts'
import { missedBy } from './missed.ts'
import { type NewsSettings, spreadNews } from './news.ts'
import { Stream } from './stream.ts'
import { tellUnread } from './unread.ts'

export type EventsSettings = HubSettings &
  NewsSettings & {
    /** ms between heartbeats. */
    beat: number
    /** ms between two looks at whether the sessions still run. */
    check: number
  }

export type Events = {
  /** Answers a request with a stream, or says why not. */
  answer: (req: IncomingMessage, res: ServerResponse) => Promise<void>
  /** Ends all streams, and opens no more. */
  close: () => void
}

/** The streams of events of this process, for whoever is signed in. */
export function openEvents(settings: EventsSettings): Events {
  const hub = new Hub(settings)
  const stops = [spreadNews(hub, settings), endWithSessions(hub, settings.check)]
  let isClosed = false

  async function answer(req: IncomingMessage, res: ServerResponse) {
    try {
      await open(req, res)
    } catch (error) {
      if (!isUnavailable(error)) log.error({ event: 'live', err: error }, 'A stream could not be opened')
      if (res.headersSent) res.destroy()
      else refuse(res, 503)
    }
  }

  async function open(req: IncomingMessage, res: ServerResponse) {
    if (req.method !== 'GET') return refuse(res, 405)
    const asked = new URL(req.url ?? '', 'http://pipit').searchParams
    const session = await sessionOfToken(cookieOf(req, sessionCookie()))
    // A tab may still show somebody who is signed out while another person is signed in.
    const isAnother = asked.has('for') && asked.get('for') !== session?.viewer.handle
    if (!session || isAnother) return refuse(res, 401)
    const home = household(req.headers['x-pipit-address']?.toString() ?? '')
    if (hub.isFull(home)) return refuse(res, 429)
    if (isClosed) return refuse(res, 503)
    if (res.destroyed) return
    const stream = new Stream(res, settings.beat, () => hub.leave(seat))
    const seat: Seat = { viewer: session.viewer, sessionId: session.id, household: home, stream }
    // Before it is asked what was missed, so that nothing falls in between.
    hub.enter(seat)
    for (const told of await missedBy(
      session.viewer,
      req.headers['last-event-id']?.toString() ?? asked.get('after') ?? undefined,
    ))
      stream.write(told)
    await tellUnread([seat])
  }

  return {
    answer,
    close() {
      isClosed = true
      for (const stop of stops) stop()
      // Not all of them in the same second.
      for (const seat of hub.seats()) hub.send(seat, 1000 + Math.random() * 4000)
    },
  }
}

const headers = {
  401: {},
  405: { allow: 'GET' },
  429: { 'retry-after': '300' },
  503: { 'retry-after': '5' },
}

function refuse(res: ServerResponse, status: keyof typeof headers) {
  res.writeHead(status, { 'cache-control': 'private, no-store', ...headers[status] }).end()
}

/** What the browser holds under this name. */
const cookieOf = ({ headers }: IncomingMessage, name: string): string | undefined =>
  headers.cookie
    ?.split(/; */)
    .find((pair) => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1)
