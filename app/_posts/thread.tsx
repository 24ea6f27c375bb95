'use client'

import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useThreadWords } from '#app/_i18n/thread-words.ts'
import type { Clock } from '#app/_ui/time.tsx'
import { useNow } from '#app/_ui/use-now.ts'
import type { Standing, ThreadRow } from '#db/queries/threads.ts'
import { Post } from './post.tsx'
import { ReactionForm } from './reactions.tsx'
import { usePostActions } from './use-post-actions.tsx'

type Place = Partial<Pick<ThreadRow, 'level' | 'more'>>

type Props = {
  label: string
  rows: (Standing & Place)[]
  /** The page of the post they stand around, and the page as it is. */
  permalink: string
  from: string
  viewer: string | undefined
  clock: Clock
}

/** A part of a conversation: what stands above a post, or the answers below it, each as deep as it is. */
export function Thread({ label, rows, permalink, from, viewer, clock }: Props) {
  const router = useRouter()
  const now = useNow(clock.now)
  const { onClick, overlays } = usePostActions({
    find: (id) => rows.flatMap((row) => ('post' in row ? [row.post] : [])).find((post) => post.id === id),
    viewer,
    onDeleted: () => router.refresh(),
    onRestored: () => router.refresh(),
  })
  return (
    <>
      <ReactionForm from={from} signedIn={viewer !== undefined}>
        {/* biome-ignore lint/a11y/useKeyWithClickEvents: the link in every row is the way for the keyboard */}
        <section aria-label={label} className="thread" onClick={onClick}>
          {rows.map((row) => (
            <div key={'post' in row ? row.post.id : row.gone} className={`level-${row.level ?? 0}`}>
              <Row row={row} permalink={permalink} viewer={viewer} clock={{ now, zone: clock.zone }} />
            </div>
          ))}
        </section>
      </ReactionForm>
      {overlays}
    </>
  )
}

type RowProps = {
  row: Standing & Place
  permalink: string
  viewer: string | undefined
  clock: Clock
}

function Row({ row, permalink, viewer, clock }: RowProps) {
  const words = useThreadWords()
  if ('gone' in row)
    return (
      <>
        <p className="gone">{words.gone}</p>
        {row.more && (
          <Link href={`${permalink}?under=${row.gone}`} prefetch={false} className="more-replies">
            {words.more}
          </Link>
        )}
      </>
    )
  const { post, collapsed, more } = row
  const shown = (
    <>
      <Post post={post} clock={clock} mine={post.handle === viewer} inThread />
      {more && (
        <Link
          href={`/@${post.handle}/${post.id}`}
          prefetch={false}
          className="more-replies"
          aria-label={words.moreTo(post.handle)}
        >
          {words.more}
        </Link>
      )}
    </>
  )
  if (!collapsed) return shown
  return (
    <details>
      <summary className="gone">{words.hidden}</summary>
      {shown}
    </details>
  )
}
