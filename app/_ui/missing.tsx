'use client'

import Link from 'next/link'
import { useErrorsWords } from '#app/_i18n/errors-words.ts'
import { Bird } from './bird.tsx'

/**
 * What is not there, or not for this reader: the two look alike. A client component because every page brings it
 * along twice, which is two names then.
 */
export function Missing() {
  const errors = useErrorsWords()
  return (
    <div className="empty min-h-[70dvh] content-center">
      <Bird size={56} />
      <h1 className="font-bold text-ink text-name tracking-tight">{errors.notFoundTitle}</h1>
      <p>{errors.notFound}</p>
      <Link href="/" className="primary">
        {errors.home}
      </Link>
    </div>
  )
}
