import { permanentRedirect } from 'next/navigation'
import { tagPath } from '#app/_ui/tag-path.ts'
import { tagNameOf } from '#db/text/entities.ts'

/**
 * The folded name of the tag an address names. `/tags/Birds` leads to `/tags/birds`; undefined when that is no tag.
 */
export function tagOf(segment: string, search: Record<string, string | string[] | undefined> = {}) {
  const typed = decoded(segment)
  const name = typed === undefined ? undefined : tagNameOf(typed)
  if (name === undefined || name === typed) return name
  const before = typeof search.before === 'string' ? `?before=${encodeURIComponent(search.before)}` : ''
  permanentRedirect(tagPath(name) + before)
}

/** What a segment of an address stands for, or undefined when it is written wrongly. */
export function decoded(segment: string): string | undefined {
  try {
    return decodeURIComponent(segment)
  } catch {
    return undefined
  }
}
