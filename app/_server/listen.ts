import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createDoor, type Server as Door } from 'node:net'
import { ConfigurationError } from '#db/dialect/index.ts'
import { answerMisheard } from './misheard.ts'

/** Connections that may wait to be taken. Linux has 4096 at most; with Node's 511 a rush makes others wait for seconds. */
const backlog = 4096

export type Limits = {
  /** ms until the headers of a request must have come. */
  headers?: number
  /** ms until all of a request must have come. */
  request?: number
}

/** An http.Server at our origin with our limits of size and time, not listening yet. */
export function createLimitedServer(listener: RequestListener, origin: URL, limits: Limits = {}): Server {
  const server = createServer({
    headersTimeout: limits.headers ?? 14_000,
    // An archive on a slow line takes hours, and is given up as soon as it stands still.
    requestTimeout: limits.request ?? 6 * 3_600_000,
    // Node looks for late requests only this often.
    connectionsCheckingInterval: Math.min(1000, limits.headers ?? 1000),
    // Longer than reverse proxies keep a connection, so that it is never we who close one they are about to use.
    keepAliveTimeout: 125_000,
    maxHeaderSize: 16 * 1024,
    // The gate refuses who names no host, and says so as it says everything.
    requireHostHeader: false,
  })
  server.maxHeadersCount = 100
  const hear = answerMisheard(server, listener, origin)
  server.on('request', hear)
  // Who asks first whether a body is welcome gets the refusal before sending it; who expects anything else, too.
  server.on('checkContinue', hear)
  server.on('checkExpectation', hear)
  // A connection on which nothing moves in either direction; event streams send a heartbeat more often.
  server.setTimeout(60_000)
  return server
}

/**
 * Lets a server listen on several addresses, since `localhost` is two: 127.0.0.1 and ::1. The first must work;
 * others may not exist on this machine. Answers how to stop listening. Throws a ConfigurationError when a port is taken.
 */
export async function listen(server: Server, hosts: string[], port: number): Promise<() => void> {
  const [first, ...others] = hosts
  await open(server, first ?? 'localhost', port)
  const doors: Door[] = []
  for (const host of others) {
    const door = createDoor({ allowHalfOpen: true, noDelay: true }, (socket) =>
      server.emit('connection', socket),
    )
    if (await openIfThere(door, host, portOf(server))) doors.push(door)
  }
  return () => {
    for (const door of doors) door.close()
    server.close()
  }
}

/** Throws a ConfigurationError if we could not listen there, without listening. */
export async function checkPort(hosts: string[], port: number) {
  const close = await listen(createServer(), hosts, port)
  close()
}

/** The port a listening server has, also when it was told to take any. */
export function portOf(server: Door): number {
  const address = server.address()
  return address && typeof address === 'object' ? address.port : 0
}

async function openIfThere(door: Door, host: string, port: number): Promise<boolean> {
  try {
    await open(door, host, port)
    return true
  } catch (error) {
    const { code } = (error as Error).cause as NodeJS.ErrnoException
    if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') return false
    throw error
  }
}

async function open(server: Door, host: string, port: number) {
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  server.once('error', reject)
  server.listen({ host, port, backlog }, resolve)
  try {
    await promise
  } catch (error) {
    throw new ConfigurationError(sayWhy(error as NodeJS.ErrnoException, host, port), { cause: error })
  } finally {
    server.off('error', reject)
  }
}

function sayWhy({ code, message }: NodeJS.ErrnoException, host: string, port: number): string {
  if (code === 'EADDRINUSE')
    return `port ${port} is already in use on ${host}; stop the other program or set PORT`
  if (code === 'EACCES') return `this user may not listen on port ${port}; set PORT to 1024 or more`
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `HOST ${host} is no address of this machine`
  return `cannot listen on ${host}, port ${port}: ${message}`
}
