import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { isAnswer } from '#app/_auth/is-answer.ts'
import { currentSession, requireSession } from '#app/_auth/session.ts'
import { words } from '#app/_i18n/words.ts'
import { Composer } from '#app/_posts/composer.tsx'
import { postLimit } from '#app/_posts/post-limit.ts'
import { sharedText } from '#app/_posts/shared-text.ts'
import { Top } from '#app/_ui/top.tsx'

export const generateMetadata = (): Metadata => ({ title: words().composer.title })

/**
 * Where a post is written when there is no JavaScript for the dialog, and where one that was refused is shown
 * again: also to whoever was signed out meanwhile, or their words would be lost. `?text=` writes a beginning.
 */
export default async function ComposePage({ searchParams }: PageProps<'/compose'>) {
  const shared = sharedText(await searchParams)
  const here = shared ? `/compose?${new URLSearchParams({ text: shared })}` : '/compose'
  const session = (await isAnswer()) ? await currentSession() : await requireSession(here)
  const { composer } = words()
  return (
    <>
      <Top title={composer.title} back="/" />
      <Composer
        author={{
          handle: session?.viewer.handle ?? '',
          name: session?.name ?? '',
          avatar: session?.avatar ?? null,
        }}
        limit={postLimit()}
        formKey={randomUUID()}
        to="/"
        shared={shared}
        autoFocus
      />
    </>
  )
}
