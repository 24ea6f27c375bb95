import Link from 'next/link'
import type { ReactNode } from 'react'
import { useNavWords } from '#app/_i18n/nav-words.ts'
import { Icon } from './icon.tsx'

/** The head of a column: the page's title, the way back where there is one. */
export function Top({ title, back, children }: { title: ReactNode; back?: string; children?: ReactNode }) {
  const nav = useNavWords()
  return (
    <header className="top">
      {back && (
        <Link
          href={back}
          aria-label={nav.back}
          className="-my-1 -ml-3 grid size-11 place-items-center rounded-full hover:bg-sunken"
        >
          <Icon name="back" small />
        </Link>
      )}
      <h1 dir="auto">{title}</h1>
      {children && <div className="ml-auto flex items-center gap-2">{children}</div>}
    </header>
  )
}
