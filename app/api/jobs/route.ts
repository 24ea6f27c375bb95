import { isSame } from '#app/_auth/is-same.ts'
import { sweepOnce } from '#app/_jobs/sweep.ts'

// Well before a platform would cut it short; the next call goes on.
const mostMs = 30_000

/**
 * Sweeps, for a platform that wakes us instead of letting us run. It says who it is with `CRON_SECRET`; without one
 * there is nothing here.
 */
export async function GET(request: Request) {
  const secret = process.env.CRON_SECRET
  if (!secret) return answer(404)
  if (!isSame(request.headers.get('authorization') ?? '', `Bearer ${secret}`)) return answer(401)
  const until = performance.now() + mostMs
  return answer((await sweepOnce(undefined, () => performance.now() > until)) ? 204 : 503)
}

const answer = (status: number) =>
  new Response(null, { status, headers: { 'Cache-Control': 'private, no-store' } })
