import clsx from 'clsx'
import Link from 'next/link'
import { useNotificationsWords } from '#app/_i18n/notifications-words.ts'
import { Post } from '#app/_posts/post.tsx'
import { Avatar } from '#app/_ui/avatar.tsx'
import { Icon } from '#app/_ui/icon.tsx'
import type { IconName } from '#app/_ui/icons.ts'
import { Ago, type Clock } from '#app/_ui/time.tsx'
import type { Notification } from '#db/queries/notifications.ts'
import { Did } from './did.tsx'

type Props = { notification: Notification; isNew: boolean; viewer: string; clock: Clock }

/** One thing somebody is told: a post that is meant for them whole, of everything else who did what. */
export function Told({ notification, isNew, viewer, clock }: Props) {
  const { kind, post } = notification
  if (post && (kind === 'reply' || kind === 'mention' || kind === 'quote'))
    return (
      <div className={clsx('told', isNew && 'fresh')}>
        <p className="why">
          <Icon name="reply" small />
          <Did notification={notification} />
          {isNew && <New />}
        </p>
        <Post post={post} clock={clock} mine={post.handle === viewer} />
      </div>
    )
  return <Group notification={notification} isNew={isNew} viewer={viewer} clock={clock} />
}

const icons: Partial<Record<Notification['kind'], IconName>> = {
  follow: 'profile',
  request: 'join',
  like: 'like',
  repost: 'repost',
}

/** Who liked or reposted what, who follows and who asks to; a click leads to what it is about. */
function Group({ notification, isNew, viewer, clock }: Props) {
  const words = useNotificationsWords()
  const { kind, post, actors, count, createdAt } = notification
  const [first] = actors
  const href = post
    ? `/@${post.handle}/${post.id}`
    : kind === 'request'
      ? '/settings/privacy/requests'
      : count === 1
        ? `/@${first?.handle}`
        : `/@${viewer}/followers`
  return (
    <article
      className={clsx('post told', isNew && 'fresh')}
      tabIndex={-1}
      aria-labelledby={`t${notification.id}`}
    >
      <span className={`sign ${kind}`}>
        <Icon name={icons[kind] ?? 'notifications'} />
      </span>
      <div className="min-w-0">
        <div className="by">
          <span className="faces">
            {actors.map((one) => (
              <Link
                key={one.handle}
                href={`/@${one.handle}`}
                prefetch={false}
                tabIndex={-1}
                aria-hidden="true"
              >
                <Avatar {...one} />
              </Link>
            ))}
          </span>
          <Link href={href} prefetch={false} className="when">
            <Ago at={createdAt} {...clock} />
          </Link>
          {isNew && <New />}
        </div>
        <p id={`t${notification.id}`}>
          <Did notification={notification} />
        </p>
        {post && (
          <p className="excerpt" dir="auto" lang={post.language}>
            {post.body}
          </p>
        )}
        {kind === 'request' && (
          <Link href={href} prefetch={false} className="link">
            {words.answerRequests}
          </Link>
        )}
      </div>
    </article>
  )
}

function New() {
  return <span className="new-mark">{useNotificationsWords().isNew}</span>
}
