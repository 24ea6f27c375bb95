'use client'

import { useEffect, useState } from 'react'
import { usePostWords } from '#app/_i18n/post-words.ts'
import { continued, extend, inserted, leave, prepended, renew, returned, without } from '#app/_ui/held.ts'
import { LoadMore } from '#app/_ui/load-more.tsx'
import { Pill } from '#app/_ui/pill.tsx'
import type { Clock } from '#app/_ui/time.tsx'
import { useLoading } from '#app/_ui/use-loading.ts'
import { useNow } from '#app/_ui/use-now.ts'
import { usePlace } from '#app/_ui/use-place.ts'
import { useWaiting } from '#app/_ui/use-waiting.ts'
import type { Page } from '#db/queries/page.ts'
import type { TimelinePost } from '#db/queries/timeline-post.ts'
import { Post } from './post.tsx'
import { ReactionForm } from './reactions.tsx'
import { usePostActions } from './use-post-actions.tsx'

type Props = {
  label: string
  page: Page<TimelinePost>
  /** Where more comes from: the page itself without JavaScript, a route that answers rows with it. */
  path: string
  /** Where the page is itself. */
  from?: string
  source: string
  viewer: string | undefined
  clock: Clock
  /** It begins with the newest post: what is newer waits above it. */
  newest: boolean
  /** What stands above all else, whatever its age. */
  pinned?: TimelinePost[]
  /** Who wants to know where the reader leaves. */
  tell?: string
}

/**
 * A list of posts. The server renders it complete; in the browser it loads ahead, keeps its place, lets new posts
 * wait, opens a post on a click anywhere in its row, and keeps what was loaded when the server sends the first
 * page anew.
 */
export function Timeline({
  label,
  page,
  path,
  from = path,
  source,
  viewer,
  clock,
  newest,
  pinned = [],
  tell,
}: Props) {
  const words = usePostWords()
  const [held, setHeld] = useState(() => returned(page, byCursor))
  const [given, setGiven] = useState(page)
  if (given !== page) {
    setGiven(page)
    setHeld(renew(held, page))
  }
  useEffect(() => leave(held), [held])
  usePlace(viewer ?? '', held, (rows, next) => setHeld((now) => continued(now, rows, next)), tell)
  const loading = useLoading<TimelinePost>(source, held.next, (more) => setHeld((now) => extend(now, more)))
  const { waiting, clear } = useWaiting(
    newest ? source : undefined,
    held.rows[0] && byCursor(held.rows[0]),
    byCursor,
    eventOf(source),
  )
  const now = useNow(clock.now)
  const isPinned = (one: number) => pinned.some(({ id }) => id === one)
  const { onClick, overlays } = usePostActions({
    find: (id) => [...pinned, ...held.rows].find((post) => post.id === id),
    viewer,
    isPinned,
    onDeleted: (post) => setHeld((now) => without(now, post)),
    onRestored: (post) => setHeld((now) => inserted(now, post)),
  })

  function showWaiting() {
    if (!waiting) return
    setHeld((now) => prepended(now, waiting.page))
    clear()
    window.scrollTo({ top: 0 })
  }

  return (
    <>
      <Pill
        label={waiting && words.waiting(waiting.count, waiting.page.next !== undefined)}
        onClick={showWaiting}
      />
      <ReactionForm from={from} signedIn={viewer !== undefined}>
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the link in every row is the way for the keyboard */}
        <div role="feed" aria-label={label} aria-busy={loading.state === 'loading'} onClick={onClick}>
          {[...pinned, ...held.rows.filter(({ id }) => !isPinned(id))].map((post) => (
            <Post
              key={post.id}
              post={post}
              clock={{ now, zone: clock.zone }}
              mine={post.handle === viewer}
              pinned={isPinned(post.id)}
            />
          ))}
        </div>
      </ReactionForm>
      <LoadMore
        href={`${path}?before=${held.next}`}
        loading={loading}
        active={held.next !== undefined}
        loaded={words.loaded}
      />
      {overlays}
    </>
  )
}

/** What a stream of events calls the news of a list; nothing when it tells of none. */
const eventOf = (source: string) =>
  source === '/api/timelines/home' ? 'home' : source === '/api/timelines/everyone' ? 'everyone' : undefined

const byCursor = (post: TimelinePost) => post.cursor ?? post.id
