import Link from 'next/link'
import { usePostWords } from '#app/_i18n/post-words.ts'
import { Avatar } from '#app/_ui/avatar.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import { Ago, type Clock } from '#app/_ui/time.tsx'
import type { TimelinePost } from '#db/queries/timeline-post.ts'
import { Content } from './content.tsx'
import { Edited } from './edited.tsx'
import { PostActions } from './reactions.tsx'
import { Readers } from './readers.tsx'
import { ReplyingTo } from './replying-to.tsx'

type Props = { post: TimelinePost; clock: Clock; mine: boolean; inThread?: boolean; pinned?: boolean }

/**
 * A post in a list. Its list opens the menu behind the last button; without JavaScript, where it would be dead, a
 * post of one's own has a link there instead.
 */
export function Post({ post, clock, mine, inThread = false, pinned = false }: Props) {
  const words = usePostWords()
  const { handle, name, avatar, id, reposter } = post
  const permalink = `/@${handle}/${id}`
  return (
    <article className="post" id={`p${id}`} tabIndex={-1} aria-label={name || handle}>
      {pinned && <p className="again pin">{words.pinned}</p>}
      {reposter && (
        <Link href={`/@${reposter.handle}`} prefetch={false} className="again" dir="auto">
          {words.reposted(reposter.name || reposter.handle, reposter.others ?? 0)}
        </Link>
      )}
      <Avatar handle={handle} name={name} avatar={avatar} />
      <div>
        <div className="by">
          <Link href={`/@${handle}`} prefetch={false} className="person">
            <b dir="auto">{name || handle}</b>
            <span>{`@${handle}`}</span>
          </Link>
          <Link href={permalink} prefetch={false} className="when">
            <Ago at={post.createdAt} {...clock} />
          </Link>
          {post.editedAt && <Edited permalink={permalink} at={post.editedAt} clock={clock} />}
          <button type="button" className="more" aria-haspopup="menu" aria-label={words.more} />
          {mine && (
            <a href={`${permalink}/delete`} className="more unscripted" aria-label={words.delete}>
              <Icon name="trash" small />
            </a>
          )}
        </div>
        {post.via && <p className="hint">{words.via(post.via)}</p>}
        {post.replyTo && !inThread && <ReplyingTo handle={post.replyTo} />}
        {post.visibility && <Readers visibility={post.visibility} />}
        <Content post={post} clock={clock} />
        <PostActions post={post} />
      </div>
    </article>
  )
}
