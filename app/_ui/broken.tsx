'use client'

import { useErrorsWords } from '#app/_i18n/errors-words.ts'
import { Bird } from './bird.tsx'

/** A page that failed: calm, without details, with a reference for whoever reads the log. */
export function Broken({ digest, retry }: { digest: string | undefined; retry: () => void }) {
  const errors = useErrorsWords()
  return (
    <main id="content" className="empty min-h-dvh content-center">
      <Bird size={56} />
      <h1 className="font-bold text-ink text-name tracking-tight">{errors.brokenTitle}</h1>
      <p>{errors.broken}</p>
      <button type="button" className="primary" onClick={retry}>
        {errors.retry}
      </button>
      {digest && <p className="hint">{errors.reference(digest)}</p>}
    </main>
  )
}
