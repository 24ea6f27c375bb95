'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { useNotificationsWords } from '#app/_i18n/notifications-words.ts'
import { ReactionForm } from '#app/_posts/reactions.tsx'
import { usePostActions } from '#app/_posts/use-post-actions.tsx'
import { below } from '#app/_ui/below.ts'
import { extend, leave, renew, returned } from '#app/_ui/held.ts'
import { LoadMore } from '#app/_ui/load-more.tsx'
import { Pill } from '#app/_ui/pill.tsx'
import type { Clock } from '#app/_ui/time.tsx'
import { useLoading } from '#app/_ui/use-loading.ts'
import { useNow } from '#app/_ui/use-now.ts'
import { useWaiting } from '#app/_ui/use-waiting.ts'
import type { Notification } from '#db/queries/notifications.ts'
import type { Page } from '#db/queries/page.ts'
import { Told } from './told.tsx'
import { useSeen } from './use-seen.ts'

type Props = {
  label: string
  page: Page<Notification>
  /** Where the list begins, where this page is itself, and where more comes from with JavaScript. */
  path: string
  from: string
  source: string
  viewer: string
  clock: Clock
  /** The newest that was not seen before; nothing when only a part of what is new stands here. */
  seen: number | undefined
}

/**
 * What somebody is told. The server renders it complete; in the browser it loads ahead and says what was seen. What
 * was new when the page came stays marked as long as it stands there.
 */
export function NotificationList({ label, page, path, from, source, viewer, clock, seen }: Props) {
  const words = useNotificationsWords()
  const [held, setHeld] = useState(() => returned(page, byId))
  const [given, setGiven] = useState(page)
  const [fresh, setFresh] = useState<ReadonlySet<number>>(() => new Set(unreadIn(page)))
  const add = (more: Page<Notification>) => setFresh((now) => new Set([...now, ...unreadIn(more)]))
  if (given !== page) {
    setGiven(page)
    setHeld(renew(held, page))
    add(page)
  }
  useEffect(() => leave(held), [held])
  useSeen(seen)
  const loading = useLoading<Notification>(source, held.next, (more) => {
    setHeld((now) => extend(now, more))
    add(more)
  })
  const { waiting, clear } = useWaiting(
    from === path ? source : undefined,
    held.rows[0]?.id,
    byId,
    'notifications',
  )
  const router = useRouter()
  function showWaiting() {
    // Whoever did the same joins the others in their row, so the page is asked anew.
    router.refresh()
    clear()
    window.scrollTo({ top: 0 })
  }
  const now = useNow(clock.now)
  const without = (id: number) =>
    setHeld((now) => ({ ...now, rows: now.rows.filter(({ post }) => post?.id !== id) }))
  const { onClick, overlays } = usePostActions({
    find: (id) => held.rows.flatMap(({ post }) => post ?? []).find((post) => post.id === id),
    viewer,
    onDeleted: ({ id }) => without(id),
    onRestored: () => undefined,
  })
  return (
    <>
      <Pill
        label={waiting && words.waiting(waiting.count, waiting.page.next !== undefined)}
        onClick={showWaiting}
      />
      <ReactionForm from={from} signedIn>
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the link in every row is the way for the keyboard */}
        <section aria-label={label} aria-busy={loading.state === 'loading'} onClick={onClick}>
          {held.rows.map((row) => (
            <Told
              key={row.id}
              notification={row}
              isNew={fresh.has(row.id)}
              viewer={viewer}
              clock={{ now, zone: clock.zone }}
            />
          ))}
        </section>
      </ReactionForm>
      <LoadMore
        href={below(path, held.next ?? 0)}
        loading={loading}
        active={held.next !== undefined}
        loaded={words.loaded}
      />
      {overlays}
    </>
  )
}

const byId = ({ id }: Notification) => id
const unreadIn = ({ rows }: Page<Notification>) => rows.filter(({ unread }) => unread).map(byId)
