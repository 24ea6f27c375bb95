import type { Failed, Where } from '#app/_server/request-error.ts'

/**
 * Next calls this once when a server starts, and answers no request if it throws: so it does where nobody checked the
 * settings before, on Vercel, and nowhere else. The condition stands around the imports so that nothing of them is
 * built for the edge.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    if (process.env.VERCEL) {
      const { settlePlatform } = await import('#app/_server/platform.ts')
      return settlePlatform(process.env)
    }
    try {
      const { keepWorking } = await import('#app/_jobs/worker.ts')
      keepWorking()
      const { keepLive } = await import('#app/_live/keep-live.ts')
      keepLive()
    } catch (error) {
      console.error(error)
    }
  }
}

/** Next tells of every page, route and action that failed. */
export async function onRequestError(error: unknown, request: Failed, where: Where): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const [{ reportRequestError }, { log }] = await Promise.all([
    import('#app/_server/request-error.ts'),
    import('#app/_auth/log.ts'),
  ])
  reportRequestError(error, request, where, log)
}
