import type { NextRequest } from 'next/server'
import { pathFrom } from '../auth.ts'
import { checkCookies, errandCookie, forgetCookie } from '../cookies.ts'
import { overLimit } from '../limits.ts'
import { doorCalled, errandAt, wayBack } from './errand.ts'

/**
 * Somebody comes back from a door. Only those who left from here on an errand are looked at, and the errand ends.
 * Answers the path to go on to; undefined when there is no such door.
 */
export async function returnFrom(id: string, request: NextRequest): Promise<string | undefined> {
  if (!doorCalled(id)) return undefined
  const errand = await errandAt(id)
  if (!errand) return wayBack(undefined, 'failed')
  if (await overLimit('door')) return wayBack(errand, 'often')
  const path = await pathFrom(request)
  for (const name of [errandCookie(), ...Object.values(checkCookies())]) await forgetCookie(name)
  const isCancelled = request.nextUrl.searchParams.get('error') === 'access_denied'
  return path ?? wayBack(errand, isCancelled ? 'cancelled' : 'failed')
}
