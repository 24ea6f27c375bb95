import { type LogFn, type Logger, pino } from 'pino'
import { type Fault, faultOf } from './fault.ts'

/** What happened, one line each: JSON for machines, a sentence when a person watches. */
export type Log = Logger

/** Never give it headers, bodies, query strings or anything a person typed. `LOG_LEVEL` says how much it tells. */
export function createLog(level = process.env.LOG_LEVEL || 'info', isTerminal = process.stdout.isTTY): Log {
  return pino(settings(level), isTerminal ? { write: writeSentence } : standardOutput())
}

/** How every line is made; for a log that goes elsewhere too. */
export const settings = (level: string) => ({
  level,
  base: undefined,
  formatters: { level: (label: string) => ({ level: label }) },
  serializers: { err: faultOf },
  hooks: { logMethod },
})

/** Without a sentence of ours pino would take the message of the error for one. */
function logMethod(this: Logger, values: unknown[], method: LogFn) {
  const [first, ...words] = values
  const fields = first instanceof Error ? { err: first } : first
  const isSilent = words.length === 0 && typeof fields === 'object'
  method.apply(this, (isSilent ? [fields, ''] : [fields, ...words]) as Parameters<LogFn>)
}

function standardOutput() {
  const out = pino.destination({ dest: 1, sync: true })
  return { write: (line: string) => void out.write(escaped(line)) }
}

function writeSentence(line: string) {
  const entry = JSON.parse(line) as { level: string; msg?: string; err?: Fault }
  const prefix = ['warn', 'error', 'fatal'].includes(entry.level) ? `${entry.level}: ` : ''
  const details = entry.err?.stack ? `\n${entry.err.stack}` : ''
  process.stdout.write(`${escaped(`${prefix}${entry.msg ?? ''}${details}`)}\n`)
}

/** No character may move a cursor, colour a terminal or begin a line that we did not begin. */
const escaped = (line: string): string =>
  line.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
