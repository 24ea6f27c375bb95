import { isUnavailable } from '#db/client.ts'
import { note } from './notes.ts'

/** Notes of a request that failed whether the database was why: it is answered with 503 then. */
export function noteIfAway(error: unknown, request: string): void {
  if (isUnavailable(error)) note(request, 'away')
}
