import Link from 'next/link'
import { useWords } from '#app/_i18n/words.ts'
import { Avatar } from '#app/_ui/avatar.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import { Ago, type Clock } from '#app/_ui/time.tsx'
import type { TimelinePost } from '#db/queries/posts.ts'
import { Body } from './body.tsx'

type Props = { post: TimelinePost; clock: Clock; mine: boolean; onDelete?: (post: TimelinePost) => void }

/** A post in a list. `mine` adds the way to delete it. */
export function Post({ post, clock, mine, onDelete }: Props) {
  const { post: words } = useWords()
  const { handle, name, avatar, id } = post
  const permalink = `/@${handle}/${id}`
  return (
    <article className="post" tabIndex={-1} aria-label={name || handle}>
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
          {mine && (
            <Link
              href={`${permalink}/delete`}
              prefetch={false}
              className="more"
              aria-label={words.delete}
              onClick={(event) => {
                if (!onDelete || event.ctrlKey || event.metaKey || event.shiftKey) return
                event.preventDefault()
                onDelete(post)
              }}
            >
              <Icon name="trash" size={16} />
            </Link>
          )}
        </div>
        <Body text={post.body} />
      </div>
    </article>
  )
}
