import type { Metadata } from 'next'
import { words } from '#app/_i18n/words.ts'
import { Missing } from '#app/_ui/missing.tsx'

export const generateMetadata = (): Metadata => ({ title: words().errors.notFoundTitle })

/** An address that leads nowhere. */
export default function NotFound() {
  return (
    <main id="content" className="grid min-h-dvh content-center">
      <Missing />
    </main>
  )
}
