import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { requireSession } from '#app/_auth/session.ts'
import { words } from '#app/_i18n/words.ts'
import { Composer } from '#app/_posts/composer.tsx'
import { postLimit } from '#app/_posts/post-limit.ts'
import { Top } from '#app/_ui/top.tsx'

export const generateMetadata = (): Metadata => ({ title: words().composer.title })

/** Where a post is written when there is no JavaScript for the dialog. */
export default async function ComposePage() {
  const { viewer, name } = await requireSession('/compose')
  const { composer } = words()
  return (
    <>
      <Top title={composer.title} back="/" />
      <Composer
        author={{ handle: viewer.handle, name }}
        limit={postLimit()}
        formKey={randomUUID()}
        to="/"
        autoFocus
      />
    </>
  )
}
