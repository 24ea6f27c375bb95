import { Brackets } from './brackets.ts'
import { characterBefore, nonSpacedRun, spacedRun, stretch, wordAt, wordBefore } from './characters.ts'
import { graphemes } from './graphemes.ts'
import { hostRun } from './hosts.ts'
import { handle as handleLimits, post, tag as tagLimits, tags } from './limits.ts'
import { type Link, linkAt, plainLinkAt } from './links.ts'

export type Text = { kind: 'text'; text: string }
/** `handle` is lower-cased; whether somebody has it is for the database to say. */
export type Mention = { kind: 'mention'; text: string; handle: string }
/** `tag` is folded (`foldTag`), without its sign. */
export type Tag = { kind: 'tag'; text: string; tag: string }
export type Token = Text | Link | Mention | Tag

/** What stands in a text: links, mentions and tags, and the text between them. The tokens' `text`s put together
 *  are exactly the input, whatever it is. One pass: each step consumes all it has looked at but a bounded
 *  rest, so time grows with the length only.
 *
 *  It follows what people know from twitter-text, which is written down in its conformance suite, except:
 *
 *  - Letters of scripts without spaces (Han, kana, Hangul, Thai…) end a word: `日本語#タグ` holds a tag.
 *  - A scheme makes any well-formed host a link, without a list of top-level domains that grows old; without
 *    a scheme there is a short one (`isPlainHost`).
 *  - Paths may have letters of every script: `例え.jp/日本語` is one link. Only a letter of a script without
 *    spaces straight after an ASCII one, `example.com/aを見て`, is the sentence going on.
 *  - An address with a user name or password in it (`http://bank.example@evil.example`) is plain text in whole.
 *  - A handle is `[A-Za-z0-9_]{2,30}`; `@ada@host` is text, kept free for other servers.
 *  - In tags, `·`, `・`, `〜`, the Hebrew maqaf and gershayim, the Tibetan tsheg, ZWJ and ZWNJ join letters but
 *    never end them; 100 graphemes at most.
 *  - No cashtags, no lists, and `RT@ada` is no mention: nobody here retweets by hand. */
export function parse(text: string): Token[] {
  const brackets = new Brackets(text)
  const tokens: Token[] = []
  let plainFrom = 0
  let at = 0
  while (at < text.length) {
    const { end, token } = foundAt(text, at, brackets)
    at = end
    if (!token) continue
    if (at > plainFrom) tokens.push({ kind: 'text', text: text.slice(plainFrom, at) })
    tokens.push(token)
    at += token.text.length
    plainFrom = at
  }
  if (at > plainFrom) tokens.push({ kind: 'text', text: text.slice(plainFrom) })
  return tokens
}

/** The handles `text` mentions, each once, in order; the first `most` of them. */
export function mentionsIn(text: string, most: number = post.mentions): string[] {
  return unique(parse(text), (token) => token.kind === 'mention' && token.handle).slice(0, most)
}

/** The folded tags of `text`, each once, in order. */
export function tagsIn(text: string): string[] {
  return unique(parse(text), (token) => token.kind === 'tag' && token.tag)
}

/** The first tags of `text`, each once, in order: by their folded name and as they are first written. */
export function spelledTagsIn(text: string, most: number = tags.perPost): { name: string; shown: string }[] {
  const found = new Map<string, string>()
  if (!/[#＃]/.test(text)) return []
  for (const token of parse(text))
    if (token.kind === 'tag' && !found.has(token.tag)) found.set(token.tag, token.text.slice(1))
  return [...found].slice(0, most).map(([name, shown]) => ({ name, shown }))
}

/** The addresses `text` links to, each once, in order. */
export function linksIn(text: string): string[] {
  return unique(parse(text), (token) => token.kind === 'link' && token.href)
}

/** A letter or digit, then those and marks, but no sign that turns a digit into an emoji. */
const tagRun =
  /[\p{L}\p{N}_](?:(?![\uFE0E\uFE0F\u20E3])[\p{L}\p{M}\p{N}_\u05F3]|[·・〜～\u05BE\u05F4\u0F0B\u200C\u200D](?=[\p{L}\p{N}_])){0,2000}/uy
const neither = /[^\p{L}\p{M}\p{N}_.+\-@＠#＃]{1,2000}/uy
const tagRuns = new RegExp(tagRun.source, 'gu')

/** The one spelling of a tag, by which it is stored and found: compatibility forms unified (NFKC), lower-case,
 *  the Greek final sigma as any other, the full-width tilde as the wave dash; what this turned into spaces or signs is dropped. `''` if nothing is left
 *  that could be a tag. Accents stay: they tell words apart. */
export function foldTag(text: string): string {
  const lower = text
    .replaceAll('～', '〜')
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKC')
    .replaceAll('ς', 'σ')
  const kept = lower.match(tagRuns)
  const tag = kept?.join('').normalize('NFC') ?? ''
  return /\p{L}/u.test(tag) ? tag : ''
}

/** The folded name of the tag that `typed` means, with its sign or without; undefined when there can be none. */
export function tagNameOf(typed: string): string | undefined {
  if (typed.length > tagLimits.bytes) return undefined
  const name = foldTag(typed)
  return name !== '' && graphemes(name) <= tagLimits.graphemes ? name : undefined
}

/** What a sign, or a stretch of words or of anything else, at `at` turns out to be: a token that begins at
 *  `end`, or none and everything before `end` is text. */
type Found = { end: number; token?: Token }

function foundAt(text: string, at: number, brackets: Brackets): Found {
  const sign = text.charAt(at)
  if (sign === '@' || sign === '＠') return mentionAt(text, at)
  if (sign === '#' || sign === '＃') return tagAt(text, at)
  const spaced = stretch(spacedRun, text, at)
  if (spaced) return afterSpacedRun(text, at, spaced, brackets)
  const nonSpaced = stretch(nonSpacedRun, text, at)
  if (nonSpaced) return afterNonSpacedRun(text, at, nonSpaced, brackets)
  return { end: at + (stretch(neither, text, at).length || 1) }
}

/** Not after a word (an e-mail address), another sign of twitter's list, or a slash (a path); not before what
 *  makes it the name of somebody elsewhere. */
function mentionAt(text: string, at: number): Found {
  const name = stretch(/[A-Za-z0-9_]{1,64}/y, text, at + 1)
  const end = at + 1 + name.length
  const fits = name.length >= handleLimits.least && name.length <= handleLimits.most
  const isFree = !wordBefore(text, at) && !/[!#＃$%&*@＠/]/.test(characterBefore(text, at))
  if (!fits || !isFree || goesOn(text, end, '@＠')) return { end }
  return { end: at, token: { kind: 'mention', text: text.slice(at, end), handle: name.toLowerCase() } }
}

/** Not after a word, `&` (an entity of HTML) or a slash (a fragment); not straight before another tag. */
function tagAt(text: string, at: number): Found {
  const name = stretch(tagRun, text, at + 1)
  const end = at + 1 + name.length
  const isFree = !wordBefore(text, at) && !/[&/]/.test(characterBefore(text, at))
  if (name === '' || !isFree || goesOn(text, end, '#＃') || name.length > tagLimits.bytes) return { end }
  const tag = foldTag(name)
  if (tag === '' || graphemes(name) > tagLimits.graphemes || graphemes(tag) > tagLimits.graphemes)
    return { end }
  return { end: at, token: { kind: 'tag', text: text.slice(at, end), tag } }
}

function goesOn(text: string, end: number, signs: string): boolean {
  const next = text.charAt(end)
  return (next !== '' && signs.includes(next)) || wordAt(text, end) || text.startsWith('://', end)
}

function afterSpacedRun(text: string, at: number, run: string, brackets: Brackets): Found {
  const end = at + run.length
  const next = text.charAt(end)
  if (text.startsWith('://', end)) {
    const scheme = /(?:^|[._+-])(https?)$/i.exec(run)?.[1]
    const start = end - (scheme?.length ?? 0)
    const isFree = start > at || (!wordBefore(text, at) && !/[@＠#＃$]/.test(characterBefore(text, at)))
    return scheme && isFree ? found(start, linkAt(text, start, brackets)) : { end }
  }
  if (next === '@' || next === '＠' || !mayStartHost(text, at)) return { end }
  const host = stretch(hostRun, run, 0)
  return host.includes('.') ? found(at, plainLinkAt(text, at, host, brackets) ?? end) : { end }
}

/** A host in Han or kana: `例え.jp`. What is no host is given up but for its last label, which may be the `http`
 *  of a link. */
function afterNonSpacedRun(text: string, at: number, run: string, brackets: Brackets): Found {
  const end = at + run.length
  if (text.charAt(end) !== '.' || !mayStartHost(text, at)) return { end }
  const host = stretch(hostRun, text, at)
  const labels = host.split('.').slice(0, -1)
  const isPlausible = labels.length > 0 && labels.every((label) => /^(?:[\0-\x7f]+|[^\0-\x7f]+)$/.test(label))
  const link = isPlausible ? plainLinkAt(text, at, host, brackets) : undefined
  return found(at, link ?? Math.max(end, at + host.lastIndexOf('.') + 1))
}

function mayStartHost(text: string, at: number): boolean {
  return !wordBefore(text, at) && !/[-_./\\@＠#＃$%]/.test(characterBefore(text, at))
}

function found(start: number, linkOrEnd: Link | number): Found {
  return typeof linkOrEnd === 'number' ? { end: linkOrEnd } : { end: start, token: linkOrEnd }
}

function unique(tokens: Token[], pick: (token: Token) => string | false): string[] {
  return [...new Set(tokens.map(pick).filter((value) => value !== false))]
}
