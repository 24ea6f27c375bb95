import { Server, ServerResponse } from 'node:http'
import { Server as SecureServer } from 'node:https'

/*
 * Loaded into drizzle-kit studio, which answers SQL from any page that the browser has open. Only its own page may
 * ask; a browser names the page in Origin, whoever sends none is a program on this machine.
 */

const own = 'https://local.drizzle.studio'

for (const { prototype } of [Server, SecureServer]) {
  const emit = prototype.emit as (event: string, ...told: unknown[]) => boolean
  prototype.emit = function (this: Server, event: string, ...told: unknown[]): boolean {
    const [request, response] = told as [{ headers?: { origin?: string } }?, unknown?]
    const origin = event === 'request' ? request?.headers?.origin : undefined
    if (origin === undefined || origin === own || !(response instanceof ServerResponse))
      return emit.call(this, event, ...told)
    response.writeHead(403).end()
    return true
  }
}
