import Link from 'next/link'
import { usePersonWords } from '#app/_i18n/person-words.ts'
import { usePostWords } from '#app/_i18n/post-words.ts'
import { useThreadWords } from '#app/_i18n/thread-words.ts'
import { Avatar } from '#app/_ui/avatar.tsx'
import { useCount } from '#app/_ui/count.ts'
import { FullDate } from '#app/_ui/time.tsx'
import type { TimelinePost } from '#db/queries/posts.ts'
import { Body } from './body.tsx'
import { CopyButton } from './copy-button.tsx'
import { PostActions } from './reactions.tsx'
import { Readers } from './readers.tsx'
import { ReplyingTo } from './replying-to.tsx'

type Props = {
  post: TimelinePost
  zone: string
  mine: boolean
  /** Somebody else looks at it, who is signed in. */
  other: boolean
}

/** The post a page is about: larger, with its full date. Stands in a `ReactionForm`. */
export function FocusedPost({ post, zone, mine, other }: Props) {
  const words = usePostWords()
  const person = usePersonWords()
  const thread = useThreadWords()
  const { handle, name, avatar, id, likes = 0 } = post
  const count = useCount(likes)
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
      <Body text={post.body} />
      <p className="hint mt-3 flex flex-wrap items-center gap-x-4 gap-y-1">
        <span className="grow">
          <FullDate at={post.createdAt} zone={zone} />
        </span>
        {likes > 0 && (
          <Link href={`/@${handle}/${id}/likes`} prefetch={false} className="link">
            {thread.likes(count, likes === 1)}
          </Link>
        )}
        <CopyButton path={`/@${handle}/${id}`} />
        {other && (
          <Link href={`/@${handle}/${id}/report`} prefetch={false} className="link">
            {person.away}
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
