import Link from 'next/link'
import type { ReactNode } from 'react'
import { usePrivacyWords } from '#app/_i18n/privacy-words.ts'
import { below } from '#app/_ui/below.ts'
import { Empty } from '#app/_ui/empty.tsx'

type Props = {
  path: string
  title: string
  next: number | undefined
  /** What stands there instead of nobody. */
  empty: { title: string; words: string } | undefined
  children: ReactNode
}

/** A list of people that the viewer alone sees, with the way to those below. */
export function CircleList({ path, title, next, empty, children }: Props) {
  const words = usePrivacyWords()
  return (
    <section className="grid gap-4" aria-labelledby="circle-title">
      <h2 id="circle-title" className="font-bold text-title">
        {title}
      </h2>
      {empty ? <Empty title={empty.title}>{empty.words}</Empty> : children}
      {next !== undefined && (
        <Link href={below(path, next)} className="more-link">
          {words.older}
        </Link>
      )}
    </section>
  )
}
