import type { Failed, Where } from '#app/_server/request-error.ts'

/**
 * Next calls this once when a server starts, and would refuse every request if it threw. The condition stands
 * around the import so that nothing of it is built for the edge.
 */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === 'nodejs') {
    try {
      const { keepSwept } = await import('#app/_jobs/sweep.ts')
      keepSwept()
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
