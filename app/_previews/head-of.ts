import { Parser } from 'htmlparser2'
import { gate } from '#db/text/gate.ts'
import { shortened } from '#db/text/graphemes.ts'
import { preview as limits } from '#db/text/limits.ts'

/** What a page says of itself; `picture` is an address. */
export type Head = { title: string; description: string; site: string; picture?: string }

/**
 * Reads the head of a page: Open Graph's words where there are some, else Twitter's, else those of HTML itself.
 * Undefined when it has no title. Whatever it says is a stranger's: lines become one, and what is too long is cut.
 */
export function headOf(html: string, address: URL): Head | undefined {
  const { named, title } = collected(html)
  const first = (...names: string[]) => names.map((name) => named.get(name)).find(Boolean) ?? ''
  const shown = lineOf(first('og:title', 'twitter:title') || title, limits.title)
  if (!shown) return undefined
  const source = first(
    'og:image:secure_url',
    'og:image:url',
    'og:image',
    'twitter:image',
    'twitter:image:src',
  )
  const picture = source && URL.canParse(source, address.href) ? new URL(source, address).href : undefined
  return {
    title: shown,
    description: lineOf(first('og:description', 'twitter:description', 'description'), limits.description),
    site: lineOf(first('og:site_name'), limits.site) || address.host,
    ...(picture && { picture }),
  }
}

function collected(html: string) {
  const named = new Map<string, string>()
  let title = ''
  let inTitle = false
  let isOver = false
  const parser = new Parser({
    onopentag(name, attributes) {
      isOver ||= name === 'body'
      if (isOver) return
      inTitle = name === 'title' && title === ''
      if (name !== 'meta') return
      const key = (attributes.property ?? attributes.name ?? '').trim().toLowerCase()
      if (key && attributes.content && !named.has(key)) named.set(key, attributes.content)
    },
    ontext(text) {
      if (inTitle && title.length < 2000) title += text
    },
    onclosetag(name) {
      if (name === 'title') inTitle = false
      isOver ||= name === 'head'
    },
  })
  for (let at = 0; at < html.length && !isOver; at += 16_384) parser.write(html.slice(at, at + 16_384))
  return { named, title }
}

/** One line that can stand among ours: nothing that turns the text around or cannot be seen. */
function lineOf(raw: string, graphemes: number): string {
  const plain = raw
    .slice(0, 10_000)
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .replace(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069\p{Noncharacter_Code_Point}]/gu, '')
  const passed = gate(plain, { graphemes: 10_000, bytes: 65_536, lines: 'one', required: false })
  return passed.ok ? shortened(passed.text, graphemes) : ''
}
