import type { Column } from './shape.ts'
import { kindOf, type Zeros } from './values.ts'

export const zeros: Zeros = { text: `''`, number: '0', moment: '0', json: `'null'`, boolean: '0' }

/** How the values of a column become those of another type; `stays` says which are left as they are. */
export type Conversion = { sql: string; stays?: string }

/**
 * Undefined when no conversion is known that means the same in both dialects. SQLite turns '42' into 42 and back
 * by itself when a row is copied; what is no number stays the text it was, so nothing is lost.
 */
export function conversionOf(
  before: Column,
  after: Column,
  name = `\`${after.name}\``,
): Conversion | undefined {
  switch (`${kindOf(before)} to ${kindOf(after)}`) {
    case 'number to text':
    case 'json to text':
    case 'text to text':
    case 'number to number':
    case 'moment to number':
    case 'number to moment':
    case 'boolean to number':
      return { sql: name }
    case 'text to number':
      return { sql: name, stays: 'is not a whole number' }
    case 'text to moment':
      return {
        sql: `coalesce(CAST(round(unixepoch(${name}, 'subsec') * 1000) AS INTEGER), ${name})`,
        stays: 'is not a moment',
      }
    case 'moment to text':
      return { sql: `coalesce(strftime('%Y-%m-%dT%H:%M:%fZ', ${name} / 1000.0, 'unixepoch'), ${name})` }
    default:
      return undefined
  }
}
