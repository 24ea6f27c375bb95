import { isUnavailable, noticeDamage } from '#db/client.ts'
import type { Log } from './log.ts'
import { note } from './notes.ts'
import { noteReported } from './reported.ts'
import { pathOf } from './target.ts'

/** What Next says of a request that failed, and of where. */
export type Failed = { path: string; method: string; headers: NodeJS.Dict<string | string[]> }
export type Where = { routePath: string; routeType: string }

/**
 * One line of the log for a page, a route or an action that failed. It is also noted whether the database was why:
 * the server answers 503 then.
 */
export function reportRequestError(error: unknown, request: Failed, where: Where, log: Log): void {
  const name = request.headers['x-pipit-request']?.toString() ?? ''
  noticeDamage(error)
  const isAway = isUnavailable(error)
  if (isAway) note(name, 'away')
  noteReported(error)
  log.error(
    {
      event: isAway ? 'away' : 'failed',
      kind: where.routeType,
      route: where.routePath,
      method: request.method,
      path: withoutSecrets(pathOf(request.path)),
      request: name,
      err: error,
    },
    isAway ? 'No database' : 'A request failed',
  )
}

/** The last part of these addresses is a secret. */
const withoutSecrets = (path: string) => path.replace(/^\/(reset|set-up)\/.*/, '/$1/…').slice(0, 200)
