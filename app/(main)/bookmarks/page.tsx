import type { Metadata } from 'next'
import { requireSession } from '#app/_auth/session.ts'
import { words } from '#app/_i18n/words.ts'
import { Timeline } from '#app/_posts/timeline.tsx'
import { beforeOf } from '#app/_ui/before.ts'
import { below } from '#app/_ui/below.ts'
import { Empty } from '#app/_ui/empty.tsx'
import { NotHere } from '#app/_ui/not-here.tsx'
import { clock } from '#app/_ui/preferences.ts'
import { Top } from '#app/_ui/top.tsx'
import { bookmarkedPosts } from '#db/queries/bookmarks.ts'

export const generateMetadata = (): Metadata => ({
  title: words().thread.bookmarks,
  robots: { index: false },
})

/** What the reader keeps, for themselves alone. */
export default async function BookmarksPage({ searchParams }: PageProps<'/bookmarks'>) {
  const before = beforeOf(await searchParams)
  if (before === 'forged') return <NotHere />
  const path = '/bookmarks'
  const { viewer } = await requireSession(path)
  const page = await bookmarkedPosts(viewer, { before })
  const { thread } = words()
  return (
    <>
      <Top title={thread.bookmarks} {...(before && { back: path })} />
      {page.rows.length > 0 || page.next ? (
        <Timeline
          key={before ?? 'newest'}
          newest={false}
          label={thread.bookmarks}
          page={page}
          path={path}
          from={before ? below(path, before) : path}
          source="/api/timelines/bookmarks"
          viewer={viewer.handle}
          clock={await clock()}
        />
      ) : (
        <Empty title={thread.noBookmarksTitle}>{thread.noBookmarks}</Empty>
      )}
    </>
  )
}
