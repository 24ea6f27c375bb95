import { parse } from './entities.ts'
import { graphemes } from './graphemes.ts'
import { post } from './limits.ts'

export { graphemes }

/** The length of a post as its limit sees it, in graphemes: a link counts `post.linkCost` however long or short
 *  it is, so that nobody needs a shortener; mentions and tags count as they are written. */
export function postLength(text: string): number {
  let length = 0
  let plain = ''
  for (const token of parse(text)) {
    if (token.kind === 'link') {
      length += graphemes(plain) + post.linkCost
      plain = ''
    } else plain += token.text
  }
  return length + graphemes(plain)
}

/** The number of bytes of `text` in UTF-8, counted without building them. A lone surrogate counts three, as the
 *  U+FFFD an encoder would put in its place. */
export function bytes(text: string): number {
  let count = text.length
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    if (unit < 0x80) continue
    if (unit < 0x800) count += 1
    else {
      count += 2
      if (isPairAt(text, at)) at++
    }
  }
  return count
}

function isPairAt(text: string, at: number): boolean {
  return (text.charCodeAt(at) & 0xfc00) === 0xd800 && (text.charCodeAt(at + 1) & 0xfc00) === 0xdc00
}
