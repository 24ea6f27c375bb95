import type { IncomingMessage, ServerResponse } from 'node:http'

/** Where event streams are. */
export const streamsPath = '/events'

type Streams = (req: IncomingMessage, res: ServerResponse) => unknown

const streamsKey = Symbol.for('pipit.streams')
const shared = globalThis as { [streamsKey]?: Streams }

/**
 * Offers streams of events to the server around the pages: whoever holds thousands of them open cannot be a page. Where
 * that server does not run there are none, and browsers ask now and then.
 */
export function offerStreams(streams: Streams | undefined): void {
  shared[streamsKey] = streams
}

/** What answers this path, if it is that of the streams and they are offered. */
export const streamsAt = (path: string): Streams | undefined =>
  path === streamsPath ? shared[streamsKey] : undefined
