import { isSame } from '#app/_auth/is-same.ts'
import { workOff } from '#app/_jobs/work-off.ts'
import { isUnavailable } from '#db/client.ts'
import { sweepSoon } from '#db/mutations/sweeping.ts'

// Well before a platform would cut it short; the next call goes on.
const mostMs = 30_000

/**
 * Sweeps and does what else is left to be done, for a platform that wakes us instead of letting us run. It says who it is with `CRON_SECRET`; without one
 * there is nothing here.
 */
export async function GET(request: Request) {
  const secret = process.env.CRON_SECRET
  if (!secret) return answer(404)
  if (!isSame(request.headers.get('authorization') ?? '', `Bearer ${secret}`)) return answer(401)
  const until = performance.now() + mostMs
  try {
    await sweepSoon()
    return answer((await workOff(() => performance.now() > until)) ? 204 : 503)
  } catch (error) {
    if (isUnavailable(error)) return answer(503)
    throw error
  }
}

const answer = (status: number) =>
  new Response(null, { status, headers: { 'Cache-Control': 'private, no-store' } })
