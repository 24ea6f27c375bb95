import Link from 'next/link'
import { words } from '#app/_i18n/words.ts'
import { Bird } from '#app/_ui/bird.tsx'

/** What is not there, or not for this reader. */
export default function NotFound() {
  const { errors } = words()
  return (
    <main id="content" className="empty min-h-dvh content-center">
      <Bird size={56} />
      <h1 className="font-bold text-ink text-name tracking-tight">{errors.notFoundTitle}</h1>
      <p>{errors.notFound}</p>
      <Link href="/" className="primary">
        {errors.home}
      </Link>
    </main>
  )
}
