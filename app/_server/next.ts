import { createServer, type Server } from 'node:http'
import next from 'next'
import type { Handler } from './gate.ts'

type Options = { root: string; dev: boolean; origin: string; ownAddress: string }

export type Pages = {
  handler: Handler
  /** Development only: lets the browser be told of changed files through this server. */
  connect(server: Server): void
  close(): Promise<void>
}

/** Next, ready to answer. It is told that it lives at our origin, and where it reaches itself. */
export async function createPages({ root, dev, origin, ownAddress }: Options): Promise<Pages> {
  const { protocol, hostname, port } = new URL(origin)
  // After an action that redirects, Next fetches the new page from here rather than from the public origin.
  process.env.__NEXT_PRIVATE_ORIGIN = ownAddress
  // Next adds its upgrade listener to the server it is given. In production it would leave sockets open that ask
  // for an upgrade nobody offers, so this one never hears of any.
  const bell = createServer()
  const app = next({
    dev,
    dir: root,
    hostname,
    port: Number(port) || (protocol === 'https:' ? 443 : 80),
    httpServer: bell,
  })
  await app.prepare()
  return {
    handler: app.getRequestHandler(),
    connect: (server) => {
      if (dev) server.on('upgrade', (...call) => bell.emit('upgrade', ...call))
    },
    close: () => app.close(),
  }
}
