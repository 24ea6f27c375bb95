import Link from 'next/link'
import { useDraftsWords } from '#app/_i18n/drafts-words.ts'

/** Drafts, or what goes out by itself. */
export function WaitingTabs({ chosen }: { chosen: 'drafts' | 'scheduled' }) {
  const words = useDraftsWords()
  return (
    <nav className="tabs" aria-label={words.tabs}>
      <Link href="/drafts" prefetch={false} aria-current={chosen === 'drafts' ? 'page' : undefined}>
        {words.title}
      </Link>
      <Link href="/scheduled" prefetch={false} aria-current={chosen === 'scheduled' ? 'page' : undefined}>
        {words.scheduled}
      </Link>
    </nav>
  )
}
