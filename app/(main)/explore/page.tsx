import type { Metadata } from 'next'
import { currentSession } from '#app/_auth/session.ts'
import { words } from '#app/_i18n/words.ts'
import { Timeline } from '#app/_posts/timeline.tsx'
import { beforeOf } from '#app/_ui/before.ts'
import { below } from '#app/_ui/below.ts'
import { Empty } from '#app/_ui/empty.tsx'
import { NotHere } from '#app/_ui/not-here.tsx'
import { clock } from '#app/_ui/preferences.ts'
import { Top } from '#app/_ui/top.tsx'
import { ExploreTabs } from '#app/_users/explore-tabs.tsx'
import { WorthFollowing } from '#app/_users/worth-following.tsx'
import { everyonesPosts } from '#db/queries/posts.ts'
import { worthFollowing } from '#db/queries/suggestions.ts'

export const generateMetadata = (): Metadata => ({ title: words().explore.title })

/** Everyone's posts, and people worth following. */
export default async function ExplorePage({ searchParams }: PageProps<'/explore'>) {
  const before = beforeOf(await searchParams)
  if (before === 'forged') return <NotHere />
  const session = await currentSession()
  const viewer = session?.viewer ?? null
  const [page, people] = await Promise.all([
    everyonesPosts(viewer, { before }),
    before ? [] : worthFollowing(viewer),
  ])
  const { explore, home } = words()
  return (
    <>
      <Top title={before ? home.older : explore.title} {...(before && { back: '/explore' })} />
      {!before && <ExploreTabs />}
      {people.length > 0 && (
        // From 1024 px on they stand beside the column.
        <WorthFollowing
          people={people}
          from="/explore"
          signedIn={viewer !== null}
          className="border-line border-b pt-3 lg:hidden [&>h2]:px-4"
        />
      )}
      {page.rows.length > 0 || page.next ? (
        <Timeline
          key={before ?? 'newest'}
          newest={!before}
          label={explore.timeline}
          page={page}
          path="/explore"
          from={before ? below('/explore', before) : '/explore'}
          source="/api/timelines/everyone"
          viewer={viewer?.handle}
          clock={await clock()}
        />
      ) : (
        <Empty title={explore.emptyTitle}>{explore.empty}</Empty>
      )}
    </>
  )
}
