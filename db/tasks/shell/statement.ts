import { inspect } from 'node:util'

/** What the database is asked, with the values that stand for its placeholders. */
export type Statement = { text: string; values: unknown[] }

export const inOneLine = ({ text, values }: Statement): string =>
  `${text.replaceAll(/\s*\n\s*/g, ' ')}  ${list(values)}`.trimEnd()

/** A clause a line, the values below. */
export const inLines = ({ text, values }: Statement): string =>
  [...clausesOf(text), `  ${list(values)}`].join('\n').trimEnd()

const most = 20 // values shown of a statement that has more

function list(values: unknown[]): string {
  if (values.length === 0) return ''
  const shown = values.slice(0, most).map((value) => inspect(value, { maxStringLength: 80 }))
  const rest = values.length - shown.length
  return `[${shown.join(', ')}${rest > 0 ? `, and ${rest} more` : ''}]`
}

const beforeClause =
  / (?=(?:from|(?:left|right|inner|full|cross) join|where|group by|having|order by|limit|values|set|on conflict|returning) )/

/** Cut before each clause; those within brackets stay where they are. */
function clausesOf(text: string): string[] {
  const lines: string[] = []
  for (const part of text.split(beforeClause)) {
    const last = lines.at(-1)
    if (last !== undefined && isOpen(last)) lines[lines.length - 1] = `${last} ${part}`
    else lines.push(part)
  }
  return lines
}

/** Whether a bracket or a quotation begins in the text and does not end there. */
function isOpen(text: string): boolean {
  const bare = text.replaceAll(/'[^']*'|"[^"]*"/g, '')
  return /['"]/.test(bare) || bare.split('(').length > bare.split(')').length
}
