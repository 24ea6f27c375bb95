import { type Brackets, stopsAddress } from './brackets.ts'
import { isNonSpaced, stretch, wordAt } from './characters.ts'
import { graphemes, shortened } from './graphemes.ts'
import { hostLength, hostRun, isPlainHost, shownHost } from './hosts.ts'
import { link as limits } from './limits.ts'

/** `href` is what a browser would open, always http or https; `display` names the true host, never shortened,
 *  and the beginning of the path. */
export type Link = { kind: 'link'; text: string; href: string; display: string }

/** The link whose `http://` or `https://` is at `at`; otherwise the position up to which there is none. */
export function linkAt(text: string, at: number, brackets: Brackets): Link | number {
  const from = at + stretch(/https?:\/\//iy, text, at).length
  const authorityEnd = addressEnd(text, from, /[/?#]/)
  if (/[@＠]/.test(text.slice(from, authorityEnd))) return addressEnd(text, authorityEnd)
  const host = stretch(hostRun, text, from)
  const hostEnd = from + hostLength(host)
  if (hostEnd === from || isHalfWord(text, hostEnd)) return from
  const tailFrom = hostEnd + stretch(port, text, hostEnd).length
  const tailTo = /[/?#]/.test(text.charAt(tailFrom)) ? tailEnd(text, tailFrom, at, brackets) : tailFrom
  return made(text.slice(at, tailTo), text.slice(from, hostEnd), tailFrom - at, '') ?? tailTo
}

/** The link that begins with `host` at `at`, without a scheme; it opens with https. Otherwise the position up to
 *  which there is none, or undefined if `host` is none. */
export function plainLinkAt(
  text: string,
  at: number,
  host: string,
  brackets: Brackets,
): Link | number | undefined {
  const hostEnd = at + hostLength(host)
  const tailFrom = hostEnd + stretch(port, text, hostEnd).length
  const next = text.charAt(tailFrom)
  const hasPath = next === '/'
  const name = text.slice(at, hostEnd)
  if (!isPlainHost(name, hasPath) || isHalfWord(text, hostEnd) || /[@＠]/.test(next)) return undefined
  if (text.startsWith('://', hostEnd)) return undefined
  const tailTo = hasPath ? tailEnd(text, tailFrom, at, brackets) : tailFrom
  return made(text.slice(at, tailTo), name, tailFrom - at, 'https://') ?? tailTo
}

const port = /:\d{1,5}(?!\d)/y

/** `example.comé` is neither a host nor a host and a word; `_example.com_` is somebody's emphasis. */
function isHalfWord(text: string, at: number): boolean {
  return text.charAt(at) !== '_' && wordAt(text, at)
}

/** Where path, query and fragment end that begin at `from`; `start` is where the link does. Brackets belong to
 *  it in pairs (Wikipedia's), punctuation at its end to the sentence; so does a letter of a script without spaces
 *  straight after an ASCII one, unless the path had such letters before. */
function tailEnd(text: string, from: number, start: number, brackets: Brackets): number {
  let at = from
  let afterAscii = false
  let isForeign = false
  for (let character = charAt(text, at); character; character = charAt(text, at)) {
    if (stopsAddress(character) || (afterAscii && !isForeign && isNonSpaced(character))) break
    if ('()[]'.includes(character) && (brackets.partner(at) ?? -1) < start) break
    afterAscii = /[A-Za-z0-9]/.test(character)
    isForeign ||= isNonSpaced(character)
    at += character.length
  }
  while (at > from && punctuation.has(text.charAt(at - 1))) at--
  return at
}

const punctuation = new Set(".,;:!?'*|&~$@([…\u200C\u200D")

function addressEnd(text: string, from: number, also?: RegExp): number {
  let at = from
  for (let character = charAt(text, at); character; character = charAt(text, at)) {
    if (stopsAddress(character) || also?.test(character)) break
    at += character.length
  }
  return at
}

function made(text: string, host: string, pathFrom: number, scheme: string): Link | undefined {
  const url = text.length > limits.most ? undefined : parsed(scheme + text)
  if (!url) return undefined
  const path = text.slice(pathFrom)
  const shown = shownHost(host, url)
  const room = Math.max(8, limits.shown - graphemes(shown))
  return { kind: 'link', text, href: url.href, display: shown + (path === '/' ? '' : shortened(path, room)) }
}

function parsed(address: string): URL | undefined {
  try {
    const url = new URL(address)
    const isWeb = url.protocol === 'https:' || url.protocol === 'http:'
    return isWeb && url.username === '' && url.password === '' ? url : undefined
  } catch {
    return undefined
  }
}

function charAt(text: string, at: number): string {
  const code = text.codePointAt(at)
  return code === undefined ? '' : String.fromCodePoint(code)
}
