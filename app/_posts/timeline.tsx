'use client'

import { useRouter } from 'next/navigation'
import { type MouseEvent, useEffect, useState } from 'react'
import { usePostWords } from '#app/_i18n/post-words.ts'
import { continued, extend, inserted, leave, prepended, renew, returned, without } from '#app/_ui/held.ts'
import { LoadMore } from '#app/_ui/load-more.tsx'
import type { Clock } from '#app/_ui/time.tsx'
import { useLater } from '#app/_ui/use-later.ts'
import { useLoading } from '#app/_ui/use-loading.ts'
import { usePlace } from '#app/_ui/use-place.ts'
import { useWaiting } from '#app/_ui/use-waiting.ts'
import type { Page } from '#db/queries/page.ts'
import type { TimelinePost } from '#db/queries/posts.ts'
import { Post } from './post.tsx'
import type { Opened } from './post-menu.tsx'
import { useUndo } from './use-undo.ts'

const menu = () => import('./post-menu.tsx')
const dialog = () => import('./delete-dialog.tsx')

type Props = {
  label: string
  page: Page<TimelinePost>
  /** Where more comes from: the page itself without JavaScript, a route that answers rows with it. */
  path: string
  source: string
  viewer: string | undefined
  clock: Clock
  /** It begins with the newest post: what is newer waits above it. */
  newest: boolean
  /** Who wants to know where the reader leaves. */
  tell?: string
}

/**
 * A list of posts. The server renders it complete; in the browser it loads ahead, keeps its place, lets new posts
 * wait, opens a post on a click anywhere in its row, and keeps what was loaded when the server sends the first
 * page anew.
 */
export function Timeline({ label, page, path, source, viewer, clock, newest, tell }: Props) {
  const words = usePostWords()
  const [held, setHeld] = useState(() => returned(page, byId))
  const [given, setGiven] = useState(page)
  if (given !== page) {
    setGiven(page)
    setHeld(renew(held, page))
  }
  useEffect(() => leave(held), [held])
  usePlace(viewer ?? '', held, (rows, next) => setHeld((now) => continued(now, rows, next)), tell)
  const loading = useLoading<TimelinePost>(source, held.next, (more) => setHeld((now) => extend(now, more)))
  const { waiting, clear } = useWaiting(newest ? source : undefined, held.rows[0]?.id, byId)
  const [opened, setOpened] = useState<Opened>()
  const [doomed, setDoomed] = useState<TimelinePost>()
  const PostMenu = useLater(menu, opened !== undefined)?.PostMenu
  const DeleteDialog = useLater(dialog, doomed !== undefined)?.DeleteDialog
  const offerUndo = useUndo((post) => setHeld((now) => inserted(now, post)))
  const now = useNow(clock.now)
  const open = useOpening()

  function onClick(event: MouseEvent<HTMLElement>) {
    const button = event.target instanceof Element && event.target.closest<HTMLElement>('button.more')
    if (!button) return open(event)
    const address = button.closest('article')?.querySelector<HTMLAnchorElement>('.when')?.pathname ?? ''
    const post = held.rows.find(({ id }) => address.endsWith(`/${id}`))
    if (!post) return
    const mine = post.handle === viewer
    setOpened({ path: address, button, onDelete: mine ? () => setDoomed(post) : undefined })
  }

  function showWaiting() {
    if (!waiting) return
    setHeld((now) => prepended(now, waiting.page))
    clear()
    window.scrollTo({ top: 0 })
  }

  return (
    <>
      <div className="pill-slot" role="status">
        {waiting && (
          <button type="button" className="pill" onClick={showWaiting}>
            {words.waiting(waiting.count, waiting.page.next !== undefined)}
          </button>
        )}
      </div>
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the link in every row is the way for the keyboard */}
      <div role="feed" aria-label={label} aria-busy={loading.state === 'loading'} onClick={onClick}>
        {held.rows.map((post) => (
          <Post key={post.id} post={post} clock={{ now, zone: clock.zone }} mine={post.handle === viewer} />
        ))}
      </div>
      <LoadMore
        href={`${path}?before=${held.next}`}
        loading={loading}
        active={held.next !== undefined}
        loaded={words.loaded}
      />
      {PostMenu && opened && <PostMenu key={opened.path} {...opened} onClose={() => setOpened(undefined)} />}
      {DeleteDialog && doomed && (
        <DeleteDialog
          id={doomed.id}
          onClose={() => setDoomed(undefined)}
          onDeleted={() => {
            setDoomed(undefined)
            setHeld((now) => without(now, doomed))
            offerUndo(doomed)
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
