import { parse, type Token } from './entities.ts'

/**
 * Where a text holds a link, a mention or a tag, and what the reader's browser could not tell from those characters:
 * of a link where it leads and how it is shown, of a tag its one spelling; left out where the text says it itself.
 */
export type Mark = [from: number, to: number, target?: string, shown?: string]

/** The marks of a text, in order; see `parse`. */
export function marksIn(text: string): Mark[] {
  const marks: Mark[] = []
  let at = 0
  for (const token of parse(text)) {
    const end = at + token.text.length
    if (token.kind !== 'text') marks.push([at, end, ...saidOf(token)])
    at = end
  }
  return marks
}

function saidOf(token: Token): [target?: string, shown?: string] {
  if (token.kind === 'tag') return token.tag === token.text.slice(1) ? [] : [token.tag]
  if (token.kind === 'link')
    return token.href === token.text && token.display === token.text ? [] : [token.href, token.display]
  return []
}
