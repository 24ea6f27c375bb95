import { Parser } from 'htmlparser2'

const blocks = new Set(['p', 'div', 'blockquote', 'ul', 'ol', 'pre', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'])
const silent = new Set(['script', 'style', 'template', 'title'])

type Link = { href: string; from: number; isMention: boolean; isTag: boolean }

/**
 * What a post says that is kept as HTML: paragraphs and line breaks, links as their whole addresses, whoever is named
 * as @name@host, tags as they were written.
 */
export function plainText(html: string): string {
  let text = ''
  let link: Link | undefined
  let muted = 0
  const parser = new Parser(
    {
      onopentag(name, { href = '', class: classes = '' }) {
        if (silent.has(name)) muted += 1
        if (name === 'br') text += '\n'
        if (name === 'li') text += '\n• '
        if (blocks.has(name) && text !== '') text += '\n\n'
        if (name !== 'a' || link) return
        const words = classes.split(/\s+/)
        const isTag = words.includes('hashtag')
        link = { href, from: text.length, isMention: words.includes('mention') && !isTag, isTag }
      },
      ontext(part) {
        if (muted === 0) text += part
      },
      onclosetag(name) {
        if (silent.has(name)) muted -= 1
        if (name !== 'a' || !link) return
        text = text.slice(0, link.from) + written(link, text.slice(link.from))
        link = undefined
      },
    },
    { decodeEntities: true },
  )
  parser.end(html)
  return text
    .replace(/[^\S\n]+\n/g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function written({ href, isMention, isTag }: Link, label: string): string {
  const url = URL.canParse(href) ? new URL(href) : undefined
  if (isTag || !url || !/^https?:$/.test(url.protocol)) return label
  if (!isMention) return href
  return /^@[^@]+$/.test(label) ? `${label}@${url.host}` : label
}
