'use client'

import Link from 'next/link'
import { usePersonWords } from '#app/_i18n/person-words.ts'
import { type Away, authorIn } from './away-dialog.tsx'

/** What the menu of somebody else's post offers about its author, and about the post. */
export function AuthorItems({ path, onAway }: { path: string; onAway: (away: Away) => void }) {
  const words = usePersonWords()
  const handle = authorIn(path)
  return (
    <>
      <button type="button" role="menuitem" onClick={() => onAway('mute')}>
        {words.muteName(handle)}
      </button>
      <button type="button" role="menuitem" onClick={() => onAway('block')}>
        {words.blockName(handle)}
      </button>
      <Link href={`${path}/report`} role="menuitem" prefetch={false}>
        {words.reportPost}
      </Link>
    </>
  )
}
