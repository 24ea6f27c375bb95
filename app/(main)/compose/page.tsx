import { randomUUID } from 'node:crypto'
import type { Metadata } from 'next'
import Link from 'next/link'
import { isAnswer } from '#app/_auth/is-answer.ts'
import { currentSession, requireSession } from '#app/_auth/session.ts'
import { words } from '#app/_i18n/words.ts'
import { beginning } from '#app/_posts/beginning.ts'
import { Body } from '#app/_posts/body.tsx'
import { Composer } from '#app/_posts/composer.tsx'
import { draftValues } from '#app/_posts/draft-values.ts'
import { Extras } from '#app/_posts/extras.tsx'
import { MorePosts } from '#app/_posts/more-posts.tsx'
import { NewcomerHint } from '#app/_posts/newcomer-hint.tsx'
import { postLimit } from '#app/_posts/post-limit.ts'
import { QuoteCard } from '#app/_posts/quote-card.tsx'
import { sharedText } from '#app/_posts/shared-text.ts'
import { Empty } from '#app/_ui/empty.tsx'
import { NotHere } from '#app/_ui/not-here.tsx'
import { clock } from '#app/_ui/preferences.ts'
import { Top } from '#app/_ui/top.tsx'
import { visiblePost } from '#db/queries/posts.ts'
import { type QuotedPost, quoteTerms } from '#db/queries/quotes.ts'
import { closedBy } from '#db/queries/replies.ts'
import type { TimelinePost } from '#db/queries/timeline-post.ts'
import { mentionsIn } from '#db/text/entities.ts'
import { parseId } from '#db/text/ids.ts'

export const generateMetadata = (): Metadata => ({
  title: words().composer.title,
  robots: { index: false },
})

/**
 * Where a post is written when there is no JavaScript for the dialog, and where one that was refused is shown
 * again: also to whoever was signed out meanwhile, or whose answer comes too late, or their words would be lost.
 * `?text=` writes a beginning, `?draft=` goes on with a draft, `?reply=` answers a post, `?quote=` quotes one; whoever may not answer is told so
 * before they write.
 */
export default async function ComposePage({ searchParams }: PageProps<'/compose'>) {
  const search = await searchParams
  const draftId = idIn(search.draft)
  if (draftId === 'forged') return <NotHere />
  const refused = await isAnswer()
  const session =
    refused || !draftId ? await currentSession() : await requireSession(`/compose?draft=${draftId}`)
  const viewer = session?.viewer ?? null
  const draft = viewer && draftId ? await draftValues(viewer, draftId) : undefined
  if (draftId && !draft && !refused) return <NotHere />
  const replyTo = draft?.replyTo ?? idIn(search.reply)
  const quoteOf = draft?.quoteOf ?? idIn(search.quote)
  if (replyTo === 'forged' || quoteOf === 'forged') return <NotHere />
  const shared = draft ? draft.text : replyTo ? '' : sharedText(search)
  if (!refused && !session) await requireSession(addressOf(shared, replyTo, quoteOf))
  const answered = replyTo ? await visiblePost(viewer, replyTo) : undefined
  if (replyTo && !answered && !refused && !draft) return <NotHere />
  const closed = viewer && replyTo ? await closedBy(viewer, replyTo) : undefined
  const [quoted, terms] = quoteOf
    ? await Promise.all([visiblePost(viewer, quoteOf), viewer ? quoteTerms(viewer, quoteOf) : undefined])
    : []
  if (quoteOf && !quoted && !refused && !draft) return <NotHere />
  const { composer, drafts, quoting, thread } = words()
  const about = answered ?? quoted
  const permalink = about && `/@${about.handle}/${about.id}`
  const title = answered ? composer.replyTo(answered.handle) : quoted && quoting.title(quoted.handle)
  const begin =
    answered && !draft && beginning(answered.handle, mentionsIn(answered.body), viewer?.handle ?? '')
  return (
    <>
      <Top title={title ?? composer.title} back={permalink ?? '/'}>
        <Link href="/drafts" className="link">
          {drafts.title}
        </Link>
      </Top>
      {answered && (
        <blockquote className="border-line border-b p-4 text-muted">
          <Body text={answered.body} marks={answered.marks} language={answered.language} />
        </blockquote>
      )}
      {closed && !refused ? (
        <Empty title={thread.closedTitle}>{thread.limited[closed]}</Empty>
      ) : (
        <Composer
          author={{
            handle: viewer?.handle ?? '',
            name: session?.name ?? '',
            avatar: session?.avatar ?? null,
          }}
          limit={postLimit()}
          formKey={randomUUID()}
          to={answered ? (permalink ?? '/') : '/'}
          shared={begin || shared}
          draft={draft && draftId ? { id: draftId, values: draft.values } : undefined}
          replyTo={replyTo}
          quoteOf={quoteOf}
          quotes={{ label: quoting.who, options: quoting.policies }}
          More={MorePosts}
          With={Extras}
          usual={session?.usualVisibility ?? null}
          autoFocus
        >
          {quoted && <QuoteCard quote={asQuote(quoted)} clock={await clock()} />}
          {quoted && !terms?.allowed && !refused && <p className="problem mt-2">{quoting.refused}</p>}
        </Composer>
      )}
      {viewer && !closed && <NewcomerHint viewer={viewer} />}
    </>
  )
}

/** The post as the one that is written will show it. */
const asQuote = ({
  id,
  handle,
  name,
  body,
  createdAt,
  quote,
  warning,
  language,
}: TimelinePost): QuotedPost => ({
  ...{ id, handle, name, body, createdAt },
  ...(warning && { warning }),
  ...(language && { language }),
  ...(quote !== undefined && { quotes: true }),
})

const idIn = (raw: string | string[] | undefined): number | undefined | 'forged' =>
  raw === undefined ? undefined : (parseId(raw) ?? 'forged')

function addressOf(shared: string, replyTo: number | undefined, quoteOf: number | undefined): string {
  if (replyTo) return `/compose?reply=${replyTo}`
  if (quoteOf) return `/compose?quote=${quoteOf}`
  return shared ? `/compose?${new URLSearchParams({ text: shared })}` : '/compose'
}
