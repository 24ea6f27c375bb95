/**
 * What the operator reads when Pipit cannot start: one line for a mistake in the configuration, everything we
 * know for a bug. Knows errors by name, because their modules may be the ones that failed to load.
 */
export function explain(error: unknown): string {
  if (error instanceof Error && error.name === 'ConfigurationError')
    return `Pipit cannot start: ${error.message.replaceAll(/\s*\n\s*/g, ' ')}\n`
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error)
  return `Pipit cannot start, and this looks like a bug.\n${details}\n`
}
