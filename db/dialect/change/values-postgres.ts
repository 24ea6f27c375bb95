import type { Column } from './shape.ts'
import { kindOf, type Zeros } from './values.ts'

export const zeros: Zeros = {
  text: `''`,
  number: '0',
  moment: `'1970-01-01 00:00:00+00'`,
  json: `'null'`,
  boolean: 'false',
}

/** How the values of a column become those of another type, and where they cannot. */
export type Conversion = { sql: string; fails?: string }

/** Undefined when no conversion is known that means the same in both dialects. */
export function conversionOf(
  before: Column,
  after: Column,
  name = `"${after.name}"`,
): Conversion | undefined {
  const cast: Conversion = { sql: `${name}::${after.type}` }
  const way = `${kindOf(before)} to ${kindOf(after)}`
  switch (way) {
    case 'number to number':
      return sizes.indexOf(after.type) < sizes.indexOf(before.type)
        ? { ...cast, fails: 'is too large' }
        : cast
    case 'text to text':
      return after.type === 'text' ? cast : { ...cast, fails: 'is too long' }
    case 'number to text':
    case 'json to text':
    case 'json to json':
    case 'moment to moment':
      return cast
    case 'text to number':
      return { ...cast, fails: 'is not a whole number' }
    case 'text to json':
      return { ...cast, fails: 'is not JSON' }
    case 'text to moment':
      return { ...cast, fails: 'is not a moment' }
    case 'moment to text':
      return { sql: `to_char(${name} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')` }
    case 'number to moment':
      return { sql: `to_timestamp(${name} / 1000.0)` }
    case 'moment to number':
      return { sql: `round(extract(epoch FROM ${name}) * 1000)::${after.type}`, ...tooLarge(after) }
    default:
      return undefined
  }
}

const sizes = ['smallint', 'integer', 'bigint']

const tooLarge = ({ type }: Column) => (type === 'bigint' ? {} : { fails: 'is too large' })
