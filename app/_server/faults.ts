import type { Log } from './log.ts'

/**
 * Errors that nobody caught are logged once, and the place stays open for everyone else, as Next itself would
 * have it; its own listeners, which print them in their way, are replaced.
 */
export function surviveFaults(log: Log) {
  for (const event of ['uncaughtException', 'unhandledRejection'] as const) {
    process.removeAllListeners(event)
    process.on(event, (error: unknown) =>
      log.error({ event: 'fault', err: error }, `Nobody caught this: ${event}`),
    )
  }
}
