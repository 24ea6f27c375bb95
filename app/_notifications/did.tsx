import Link from 'next/link'
import { Fragment } from 'react'
import { useNotificationsWords } from '#app/_i18n/notifications-words.ts'
import type { Notification } from '#db/queries/notifications.ts'
import { notifications } from '#db/text/limits.ts'

/** "Ada and 3 others liked your post": all are named while they are few, else the latest alone. */
export function Did({ notification: { kind, actors, count, post } }: { notification: Notification }) {
  const words = useNotificationsWords()
  if (kind === 'poll' && post?.poll && post.poll.own) return <span>{words.ownPoll}</span>
  const [before, after] = words.did[kind]
  const named = count > actors.length ? actors.slice(0, 1) : actors
  const others = count - named.length
  const end = others === 0 ? named.length - 1 : -1
  return (
    <span>
      {before}
      {named.map(({ handle, name }, at) => (
        <Fragment key={handle}>
          {at > 0 && (at === end ? words.and : words.comma)}
          <Link href={`/@${handle}`} prefetch={false} className="name">
            <bdi>{name || `@${handle}`}</bdi>
          </Link>
        </Fragment>
      ))}
      {others > 0 && words.and + words.others(shown(others, count), others === 1)}
      {after}
    </span>
  )
}

const shown = (others: number, count: number) =>
  count < notifications.people ? String(others) : `${notifications.people - 1}+`
