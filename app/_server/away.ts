import { isUnavailable } from '#db/client.ts'
import { noteAway } from './missing.ts'

/** Notes of a request that failed whether the database was why: it is answered with 503 then. */
export function noteIfAway(error: unknown, request: string): void {
  if (isUnavailable(error)) noteAway(request)
}
