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

/** Next tells of every page, route and action that failed: the server answers 503 when the database was why. */
export async function onRequestError(
  error: unknown,
  request: { headers: NodeJS.Dict<string | string[]> },
): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { noteIfAway } = await import('#app/_server/away.ts')
  noteIfAway(error, request.headers['x-pipit-request']?.toString() ?? '')
}
