import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import { isAnswer } from '#app/_auth/is-answer.ts'
import { currentSession, requireSession } from '#app/_auth/session.ts'
import { words } from '#app/_i18n/words.ts'
import { beginning } from '#app/_posts/beginning.ts'
import { Body } from '#app/_posts/body.tsx'
import { Composer } from '#app/_posts/composer.tsx'
import { postLimit } from '#app/_posts/post-limit.ts'
import { sharedText } from '#app/_posts/shared-text.ts'
import { NotHere } from '#app/_ui/not-here.tsx'
import { Top } from '#app/_ui/top.tsx'
import { visiblePost } from '#db/queries/posts.ts'
import { mentionsIn } from '#db/text/entities.ts'
import { parseId } from '#db/text/ids.ts'

export const generateMetadata = (): Metadata => ({
  title: words().composer.title,
  robots: { index: false },
})

/**
 * Where a post is written when there is no JavaScript for the dialog, and where one that was refused is shown
 * again: also to whoever was signed out meanwhile, or whose answer comes too late, or their words would be lost.
 * `?text=` writes a beginning, `?reply=` answers a post.
 */
export default async function ComposePage({ searchParams }: PageProps<'/compose'>) {
  const search = await searchParams
  const replyTo = search.reply === undefined ? undefined : (parseId(search.reply) ?? 'forged')
  if (replyTo === 'forged') return <NotHere />
  const shared = replyTo ? '' : sharedText(search)
  const refused = await isAnswer()
  const session = refused ? await currentSession() : await requireSession(addressOf(shared, replyTo))
  const viewer = session?.viewer ?? null
  const answered = replyTo ? await visiblePost(viewer, replyTo) : undefined
  if (replyTo && !answered && !refused) return <NotHere />
  const { composer } = words()
  const permalink = answered && `/@${answered.handle}/${answered.id}`
  const begin = answered && beginning(answered.handle, mentionsIn(answered.body), viewer?.handle ?? '')
  return (
    <>
      <Top title={answered ? composer.replyTo(answered.handle) : composer.title} back={permalink ?? '/'} />
      {answered && (
        <blockquote className="border-line border-b p-4 text-muted">
          <Body text={answered.body} marks={answered.marks} />
        </blockquote>
      )}
      <Composer
        author={{
          handle: viewer?.handle ?? '',
          name: session?.name ?? '',
          avatar: session?.avatar ?? null,
        }}
        limit={postLimit()}
        formKey={randomUUID()}
        to={permalink ?? '/'}
        shared={begin ?? shared}
        replyTo={replyTo}
        autoFocus
      />
    </>
  )
}

function addressOf(shared: string, replyTo: number | undefined): string {
  if (replyTo) return `/compose?reply=${replyTo}`
  return shared ? `/compose?${new URLSearchParams({ text: shared })}` : '/compose'
}
