import Link from 'next/link'
import { placeName } from '#app/_i18n/place.ts'
import { words } from '#app/_i18n/words.ts'
import { Bird } from '#app/_ui/bird.tsx'

/** The way in: one form on a calm page. */
export default function EntryLayout({ children }: LayoutProps<'/'>) {
  return (
    <div className="mx-auto grid min-h-dvh w-full max-w-[400px] content-start gap-6 px-5 pt-10 pb-16 sm:pt-[12dvh]">
      <header>
        <Link href="/" className="brand inline-flex items-center gap-2.5 text-title">
          <Bird size={32} />
          {placeName()}
        </Link>
      </header>
      <main id="content" className="grid gap-5">
        {children}
      </main>
      <footer className="hint">
        <Link href="/about" className="link" prefetch={false}>
          {words().about.title(placeName())}
        </Link>
      </footer>
    </div>
  )
}
