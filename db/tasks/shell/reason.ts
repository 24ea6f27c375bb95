import { inspect, types } from 'node:util'
import { refusalOf } from '../../dialect/refusal.ts'

/** What went wrong, in one line. */
export function reasonOf(error: unknown): string {
  return inOneLine(refusalOf(error) ?? described(error))
}

function described(error: unknown): string {
  // What is thrown at the prompt is an Error of its own realm.
  if (!types.isNativeError(error)) return `thrown: ${inspect(error)}`
  const { name, message, cause } = error
  if ('code' in error && error.code === 'ERR_SCRIPT_EXECUTION_INTERRUPTED') return 'interrupted'
  if (cause !== undefined) return `${message.split('\n')[0]}: ${described(cause)}`
  return isOurs(name) ? message : `${name}: ${message}`
}

const isOurs = (name: string) => /^(Error|ConfigurationError|BusyError)$/.test(name)

const inOneLine = (text: string) => text.trim().replaceAll(/\s*\n\s*/g, ' ')
