import { randomUUID } from 'node:crypto'
import Link from 'next/link'
import { currentSession } from '#app/_auth/session.ts'
import { placeName } from '#app/_i18n/place.ts'
import { words } from '#app/_i18n/words.ts'
import { Composer } from '#app/_posts/composer.tsx'
import { NewcomerHint } from '#app/_posts/newcomer-hint.tsx'
import { postLimit } from '#app/_posts/post-limit.ts'
import { Timeline } from '#app/_posts/timeline.tsx'
import { beforeOf } from '#app/_ui/before.ts'
import { below } from '#app/_ui/below.ts'
import { Bird } from '#app/_ui/bird.tsx'
import { Empty } from '#app/_ui/empty.tsx'
import { NotHere } from '#app/_ui/not-here.tsx'
import { clock } from '#app/_ui/preferences.ts'
import { Top } from '#app/_ui/top.tsx'
import type { Page } from '#db/queries/page.ts'
import { everyonesPosts } from '#db/queries/posts.ts'
import type { TimelinePost } from '#db/queries/timeline-post.ts'
import { homeTimeline } from '#db/queries/timelines.ts'
import { ownCard } from '#db/queries/users.ts'

/** Home: the posts of those one follows; for strangers everyone's, and an invitation. */
export default async function HomePage({ searchParams }: PageProps<'/'>) {
  const before = beforeOf(await searchParams)
  if (before === 'forged') return <NotHere />
  const session = await currentSession()
  if (!session) return <Welcome before={before} />
  const { viewer, name, avatar, usualVisibility } = session
  const [page, card] = await Promise.all([homeTimeline(viewer, { before }), ownCard(viewer)])
  const { home, post } = words()
  const left = before ? undefined : placeLeft(card?.homeReadId, page)
  return (
    <>
      <Top title={before ? home.older : home.title} {...(before && { back: '/' })} />
      {!before && (
        <Composer
          author={{ handle: viewer.handle, name, avatar }}
          limit={postLimit()}
          formKey={randomUUID()}
          from="/"
          usual={usualVisibility}
        />
      )}
      {!before && <NewcomerHint viewer={viewer} />}
      {left && (
        <Link href={`/?before=${left + 1}`} prefetch={false} className="more-link" data-jump>
          {post.jump}
        </Link>
      )}
      {page.rows.length > 0 || page.next ? (
        <Timeline
          key={before ?? 'newest'}
          newest={!before}
          label={home.timeline}
          page={page}
          path="/"
          from={before ? below('/', before) : '/'}
          source="/api/timelines/home"
          tell="/api/timelines/home/left"
          viewer={viewer.handle}
          clock={await clock()}
        />
      ) : (
        <Empty
          title={home.emptyTitle}
          step={
            <Link href="/explore/people" prefetch={false} className="primary">
              {home.find}
            </Link>
          }
        >
          {home.empty}
        </Empty>
      )}
    </>
  )
}

/** The post at which the reader left last, unless it is on this page anyway. */
function placeLeft(id: number | null | undefined, { rows, next }: Page<TimelinePost>): number | undefined {
  const last = rows.at(-1)
  const end = last?.cursor ?? last?.id ?? 0
  return id && next !== undefined && id < end ? id : undefined
}

async function Welcome({ before }: { before: number | undefined }) {
  const page = await everyonesPosts(null, { before })
  const { home, explore, nav } = words()
  const place = placeName()
  return (
    <>
      <Top title={before ? home.older : place} {...(before && { back: '/' })} />
      {!before && (
        <section className="grid justify-items-start gap-3 border-line border-b px-4 py-6">
          <span className="text-accent">
            <Bird size={40} />
          </span>
          <h2 className="font-bold text-name tracking-tight">{home.welcomeTitle(place)}</h2>
          <p className="max-w-[52ch] text-muted">{home.welcome}</p>
          <p className="flex flex-wrap gap-2">
            <Link href="/sign-up" className="primary">
              {nav.signUp}
            </Link>
            <Link href="/sign-in" className="ghost">
              {nav.signIn}
            </Link>
          </p>
        </section>
      )}
      {page.rows.length > 0 ? (
        <Timeline
          key={before ?? 'newest'}
          newest={!before}
          label={explore.timeline}
          page={page}
          path="/"
          from={before ? below('/', before) : '/'}
          source="/api/timelines/everyone"
          viewer={undefined}
          clock={await clock()}
        />
      ) : (
        <Empty title={explore.emptyTitle}>{explore.empty}</Empty>
      )}
    </>
  )
}
