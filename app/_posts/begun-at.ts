/** A mention or a tag that is being written: its sign and where it stands, and what follows it up to the caret. */
export type Begun = { sign: '@' | '#'; start: number; query: string }

// As the parser has it, no letter, digit or other sign may stand before it; what follows may still be a name.
const mention = /(?:^|[^\p{L}\p{M}\p{N}_@＠.+\-/])([@＠])([\p{L}\p{M}\p{N}_]{1,30})$/u
// Letters of scripts without spaces end a word, so a tag may follow one.
const tag =
  /(?:^|[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}]|[^\p{L}\p{M}\p{N}_#＃@＠&/])([#＃])([\p{L}\p{M}\p{N}_·・〜～\u200C\u200D]{1,90})$/u

const farthest = 100 // UTF-16 units back from the caret

/** What ends at the caret and may become a mention or a tag, if anything does. */
export function begunAt(text: string, caret: number): Begun | undefined {
  const before = text.slice(Math.max(0, caret - farthest), caret)
  const [, , named] = mention.exec(before) ?? []
  const [, , tagged] = named ? [] : (tag.exec(before) ?? [])
  const query = named ?? tagged
  return query ? { sign: named ? '@' : '#', start: caret - query.length - 1, query } : undefined
}
