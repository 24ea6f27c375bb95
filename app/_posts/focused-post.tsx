import Link from 'next/link'
import { usePersonWords } from '#app/_i18n/person-words.ts'
import { usePostWords } from '#app/_i18n/post-words.ts'
import { useQuotingWords } from '#app/_i18n/quoting-words.ts'
import { useThreadWords } from '#app/_i18n/thread-words.ts'
import { Avatar } from '#app/_ui/avatar.tsx'
import { useCount } from '#app/_ui/count.ts'
import { type Clock, FullDate } from '#app/_ui/time.tsx'
import type { TimelinePost } from '#db/queries/timeline-post.ts'
import { Content } from './content.tsx'
import { MuteButton } from './conversation-forms.tsx'
import { CopyButton } from './copy-button.tsx'
import { PostActions } from './reactions.tsx'
import { Readers } from './readers.tsx'
import { ReplyingTo } from './replying-to.tsx'

type Props = {
  post: TimelinePost
  clock: Clock
  mine: boolean
  /** Somebody else looks at it, who is signed in. */
  other: boolean
  quotable: boolean
  /** Whether the reader muted its conversation; undefined when nobody reads who could. */
  muted: boolean | undefined
}

/** The post a page is about: larger, with its full date. Stands in a `ReactionForm`. */
export function FocusedPost({ post, clock, mine, other, quotable, muted }: Props) {
  const words = usePostWords()
  const person = usePersonWords()
  const thread = useThreadWords()
  const quoting = useQuotingWords()
  const { handle, name, avatar, id, likes = 0, reposts = 0, quotes = 0 } = post
  const counts = [
    { what: 'reposts', count: reposts, shown: useCount(reposts) },
    { what: 'quotes', count: quotes, shown: useCount(quotes) },
    { what: 'likes', count: likes, shown: useCount(likes) },
  ] as const
  return (
    <article className="focused" id={`p${id}`} aria-labelledby={`by-${id}`}>
      <Link href={`/@${handle}`} className="person flex min-w-0 items-center gap-3" id={`by-${id}`}>
        <Avatar handle={handle} name={name} avatar={avatar} />
        <span className="min-w-0">
          <b className="block truncate font-semibold" dir="auto">
            {name || handle}
          </b>
          <span className="hint block truncate">{`@${handle}`}</span>
        </span>
      </Link>
      {post.replyTo && <ReplyingTo handle={post.replyTo} />}
      {post.visibility && <Readers visibility={post.visibility} />}
      <Content post={post} clock={clock} />
      <p className="hint mt-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        <span className="grow">
          <FullDate at={post.createdAt} zone={clock.zone} />
        </span>
        {post.editedAt && (
          <Link href={`/@${handle}/${id}/history`} prefetch={false} className="link grow">
            {words.edited} <FullDate at={post.editedAt} zone={clock.zone} />
          </Link>
        )}
        {counts.map(
          ({ what, count, shown }) =>
            count > 0 && (
              <Link key={what} href={`/@${handle}/${id}/${what}`} prefetch={false} className="link">
                {thread[what](shown, count === 1)}
              </Link>
            ),
        )}
        {quotable && (
          <Link href={`/compose?quote=${id}`} prefetch={false} className="link">
            {quoting.quote}
          </Link>
        )}
        {muted !== undefined && <MuteButton muted={muted} />}
        <CopyButton path={`/@${handle}/${id}`} />
        {other && (
          <Link href={`/@${handle}/${id}/report`} prefetch={false} className="link">
            {person.away}
          </Link>
        )}
        {mine && (
          <Link href={`/@${handle}/${id}/edit`} prefetch={false} className="link">
            {words.edit}
          </Link>
        )}
        {mine && (
          <Link href={`/@${handle}/${id}/delete`} prefetch={false} className="link">
            {words.delete}
          </Link>
        )}
      </p>
      <PostActions post={post} />
    </article>
  )
}
