import { postText } from '#db/text/gate.ts'
import { postLimit } from './post-limit.ts'

type Search = Record<string, string | string[] | undefined>

/**
 * What somebody shared with us, from the address of the composer: the text or else the title, and the link below
 * it. It passes the same gate as a post; one that is too long may come in and be shortened, anything else the gate
 * refuses is nothing.
 */
export function sharedText({ text, title, url }: Search): string {
  const parts = [one(text) || one(title), one(url)].filter(
    (part, i, all) => i === 0 || !all[0]?.includes(part),
  )
  const written = parts.filter(Boolean).join('\n')
  const answer = postText(written, postLimit())
  if (answer.ok) return answer.text
  return answer.problem === 'too-long' ? written : ''
}

const one = (value: string | string[] | undefined): string => (typeof value === 'string' ? value.trim() : '')
