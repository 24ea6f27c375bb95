import type { Metadata } from 'next'
import { currentViewer } from '#app/_auth/session.ts'
import { words } from '#app/_i18n/words.ts'
import { postOf } from '#app/_posts/post-of.ts'
import { Timeline } from '#app/_posts/timeline.tsx'
import { beforeOf } from '#app/_ui/before.ts'
import { below } from '#app/_ui/below.ts'
import { Empty } from '#app/_ui/empty.tsx'
import { NotHere } from '#app/_ui/not-here.tsx'
import { clock } from '#app/_ui/preferences.ts'
import { Top } from '#app/_ui/top.tsx'
import { quotesOf } from '#db/queries/quotes-of.ts'

export const generateMetadata = (): Metadata => ({ title: words().thread.quotedBy, robots: { index: false } })

/** The posts that quote a post. */
export default async function QuotesPage({ params, searchParams }: PageProps<'/users/[handle]/[id]/quotes'>) {
  const { handle, id } = await params
  const before = beforeOf(await searchParams)
  const post = await postOf(handle, id, '/quotes')
  if (!post || before === 'forged') return <NotHere />
  const viewer = await currentViewer()
  const page = await quotesOf(viewer, post.id, { before })
  const { thread } = words()
  const permalink = `/@${post.handle}/${post.id}`
  const path = `${permalink}/quotes`
  return (
    <>
      <Top title={thread.quotedBy} back={permalink} />
      {page.rows.length > 0 || page.next ? (
        <Timeline
          key={before ?? 'newest'}
          newest={!before}
          label={thread.quotedBy}
          page={page}
          path={path}
          from={before ? below(path, before) : path}
          source={`/api/quotes/${post.handle}/${post.id}`}
          viewer={viewer?.handle}
          clock={await clock()}
        />
      ) : (
        <Empty title={thread.noQuotesTitle}>{thread.noQuotes}</Empty>
      )}
    </>
  )
}
