import { fold } from './fold.ts'
import { personSearch, search } from './limits.ts'

/**
 * The words by which a person is found, folded, each once: the handle, its parts between underscores, and the words
 * of the name. In scripts without spaces a name is found from each of its letters on: 田中太郎 by 太郎 too.
 */
export function personWords({ handle, name }: { handle: string; name: string }): string[] {
  const words = [handle, ...handle.split('_'), ...wordsIn(name).flatMap(endings)]
  const kept = words.map(shortened).filter((word) => word !== '')
  return [...new Set(kept)].slice(0, personSearch.words)
}

/** What a search asks for, folded: each of these must begin a word of the person. A sign before a handle is dropped. */
export function searchTerms(query: string): string[] {
  const terms = wordsIn(query.slice(0, search.most)).map(shortened)
  return [...new Set(terms)].slice(0, search.terms)
}

const wordsIn = (text: string): string[] => fold(text).match(/[\p{L}\p{M}\p{N}_]+/gu) ?? []

const spaceless =
  /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u

/** A word, and where its script has no spaces what is left of it from each later letter on. */
function endings(word: string): string[] {
  if (!spaceless.test(word)) return [word]
  const letters = word.match(/.\p{M}*/gsu) ?? []
  return letters.map((_, at) => letters.slice(at).join(''))
}

/** Words and what is asked are cut alike, and never inside a character. */
function shortened(word: string): string {
  if (word.length <= personSearch.word) return word
  const cut = word.slice(0, personSearch.word)
  return cut.isWellFormed() ? cut : cut.slice(0, -1)
}
