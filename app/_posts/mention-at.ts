/** A mention that is being written: where its sign stands, and what follows it up to the caret. */
export type Begun = { start: number; query: string }

// As the parser has it, no letter, digit or other sign may stand before it; what follows may still be a name.
const begun = /(?:^|[^\p{L}\p{M}\p{N}_@＠.+\-/])([@＠])([\p{L}\p{M}\p{N}_]{1,30})$/u

const farthest = 100 // UTF-16 units back from the caret

/** The mention that ends at the caret, if there is one. */
export function mentionAt(text: string, caret: number): Begun | undefined {
  const [, sign, query] = begun.exec(text.slice(Math.max(0, caret - farthest), caret)) ?? []
  return sign && query ? { start: caret - query.length - 1, query } : undefined
}
