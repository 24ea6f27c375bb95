import { type Logger, pino } from 'pino'

/** What happened, one line each: JSON for machines, a sentence when a person watches. */
export type Log = Logger

/** Never give it headers, bodies, query strings or anything a person typed. `LOG_LEVEL` says how much it tells. */
export function createLog(level = process.env.LOG_LEVEL || 'info', isTerminal = process.stdout.isTTY): Log {
  const options = { level, base: undefined, formatters: { level: (label: string) => ({ level: label }) } }
  return pino(options, isTerminal ? { write: writeSentence } : pino.destination({ dest: 1, sync: true }))
}

function writeSentence(line: string) {
  const entry = JSON.parse(line) as { level: string; msg?: string; err?: { stack?: string } }
  const prefix = ['warn', 'error', 'fatal'].includes(entry.level) ? `${entry.level}: ` : ''
  const details = entry.err?.stack ? `\n${entry.err.stack}` : ''
  process.stdout.write(`${prefix}${entry.msg ?? ''}${details}\n`)
}
