'use client'

import { useRouter } from 'next/navigation'
import { type MouseEvent, useEffect, useState } from 'react'
import { useWords } from '#app/_i18n/words.ts'
import { extend, leave, renew, returned, without } from '#app/_ui/held.ts'
import { LoadMore } from '#app/_ui/load-more.tsx'
import type { Clock } from '#app/_ui/time.tsx'
import { useLoading } from '#app/_ui/use-loading.ts'
import type { Page } from '#db/queries/page.ts'
import type { TimelinePost } from '#db/queries/posts.ts'
import { DeleteDialog } from './delete-dialog.tsx'
import { Post } from './post.tsx'

type Props = {
  label: string
  page: Page<TimelinePost>
  /** Where more comes from: the page itself without JavaScript, a route that answers rows with it. */
  path: string
  source: string
  viewer: string | undefined
  clock: Clock
}

/**
 * A list of posts. The server renders it complete; in the browser it loads ahead, opens a post on a click
 * anywhere in its row, and keeps what was loaded when the server sends the first page anew.
 */
export function Timeline({ label, page, path, source, viewer, clock }: Props) {
  const { post: words } = useWords()
  const [held, setHeld] = useState(() => returned(page, byId))
  if (held.first !== page) setHeld(renew(held, page))
  useEffect(() => leave(held), [held])
  const loading = useLoading<TimelinePost>(source, held.next, (more) => setHeld((now) => extend(now, more)))
  const [doomed, setDoomed] = useState<TimelinePost>()
  const now = useNow(clock.now)
  const open = useOpening()

  return (
    <>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the link in every row is the way for the keyboard */}
      <div role="feed" aria-label={label} aria-busy={loading.state === 'loading'} onClick={open}>
        {held.rows.map((post) => (
          <Post
            key={post.id}
            post={post}
            clock={{ now, zone: clock.zone }}
            mine={post.handle === viewer}
            onDelete={setDoomed}
          />
        ))}
      </div>
      <LoadMore
        href={`${path}?before=${held.next}`}
        loading={loading}
        active={held.next !== undefined}
        loaded={words.loaded}
      />
      {doomed && (
        <DeleteDialog
          id={doomed.id}
          onClose={() => setDoomed(undefined)}
          onDeleted={() => {
            setDoomed(undefined)
            setHeld((now) => without(now, doomed))
          }}
        />
      )}
    </>
  )
}

const byId = (post: TimelinePost) => post.id

/** The time since the page was made, a step every minute. */
function useNow(start: number): number {
  const [now, setNow] = useState(start)
  useEffect(() => {
    setNow(Date.now())
    const timer = setInterval(() => setNow(Date.now()), 60_000)
    return () => clearInterval(timer)
  }, [])
  return Math.max(now, start)
}

/** Opens the post whose row was clicked, unless something in it was, or text is being selected. */
function useOpening() {
  const router = useRouter()
  return (event: MouseEvent<HTMLElement>) => {
    const target = event.target as HTMLElement
    if (event.defaultPrevented || target.closest('a, button, time') || getSelection()?.toString()) return
    const href = target.closest('article')?.querySelector<HTMLAnchorElement>('.when')?.pathname
    if (!href) return
    if (event.metaKey || event.ctrlKey) window.open(href)
    else router.push(href)
  }
}
