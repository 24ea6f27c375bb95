import { type Logger, pino } from 'pino'
import type { LogLevel } from './configuration.ts'

/** What happened, one line each: JSON for machines, a sentence when a person watches. */
export type Log = Logger

/** Never give it headers, bodies, query strings or anything a person typed. */
export function createLog(level: LogLevel, isTerminal = process.stdout.isTTY): Log {
  const options = { level, base: undefined, formatters: { level: (label: string) => ({ level: label }) } }
  return isTerminal ? pino(options, { write: writeSentence }) : pino(options)
}

function writeSentence(line: string) {
  const entry = JSON.parse(line) as { level: string; msg?: string; err?: { stack?: string } }
  const prefix = ['warn', 'error', 'fatal'].includes(entry.level) ? `${entry.level}: ` : ''
  const details = entry.err?.stack ? `\n${entry.err.stack}` : ''
  process.stdout.write(`${prefix}${entry.msg ?? ''}${details}\n`)
}
