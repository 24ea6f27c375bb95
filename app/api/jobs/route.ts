import { isSame } from '#app/_auth/is-same.ts'
import { log } from '#app/_auth/log.ts'
import { isUnavailable } from '#db/client.ts'
import { deleteExpired } from '#db/mutations/expired.ts'

/**
 * Deletes what has run out, for a platform that wakes us instead of letting us run. It says who it is with
 * `CRON_SECRET`; without one there is nothing here.
 */
export async function GET(request: Request) {
  const secret = process.env.CRON_SECRET
  if (!secret) return answer(404)
  if (!isSame(request.headers.get('authorization') ?? '', `Bearer ${secret}`)) return answer(401)
  try {
    await deleteExpired()
    return answer(204)
  } catch (error) {
    if (!isUnavailable(error)) throw error
    log.error({ event: 'sweep', err: error }, 'What has run out could not be deleted')
    return answer(503)
  }
}

const answer = (status: number) =>
  new Response(null, { status, headers: { 'Cache-Control': 'private, no-store' } })
