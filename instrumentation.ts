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
