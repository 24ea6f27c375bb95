import Link from 'next/link'
import { useNavWords } from '#app/_i18n/nav-words.ts'
import { usePrivacyWords } from '#app/_i18n/privacy-words.ts'
import { useProfileWords } from '#app/_i18n/profile-words.ts'
import { useTimeWords } from '#app/_i18n/time-words.ts'
import { Avatar } from '#app/_ui/avatar.tsx'
import { Banner, DrawnBanner } from '#app/_ui/banner.tsx'
import { useCount } from '#app/_ui/count.ts'
import { Icon } from '#app/_ui/icon.tsx'
import { RichText } from '#app/_ui/rich-text.tsx'
import { partsOf } from '#app/_ui/time.tsx'
import type { Relation } from '#db/queries/relations.ts'
import type { Profile } from '#db/queries/users.ts'
import { marksIn } from '#db/text/marks.ts'
import { FieldValue } from './field-value.tsx'
import { FollowButton, FollowForm } from './follow-form.tsx'
import { PersonMenu } from './privacy/person-menu.tsx'

type Props = {
  user: Profile
  viewer: string | undefined
  relation: Relation
  /** How many have asked to follow; only on one's own. */
  requests: number
  zone: string
}

/** Who this is: picture, names, what they say of themselves, counts, and the way to follow them. */
export function ProfileHeader({ user, viewer, relation, requests, zone }: Props) {
  const nav = useNavWords()
  const privacy = usePrivacyWords()
  const profile = useProfileWords()
  const { months } = useTimeWords()
  const joined = partsOf(user.createdAt.getTime(), zone)
  const path = `/@${user.handle}`
  return (
    <section className="head grid gap-3 px-4 pt-5 pb-4">
      {user.banner ? <Banner banner={user.banner} /> : <DrawnBanner handle={user.handle} />}
      <div className="flex items-start justify-between gap-3">
        <Avatar handle={user.handle} name={user.name} avatar={user.avatar} large />
        {viewer === user.handle ? (
          <div className="flex gap-2">
            <Link href="/settings/profile" className="ghost">
              {profile.edit}
            </Link>
            <Link href="/settings" aria-label={nav.settings} className="ghost sm:hidden">
              <Icon name="settings" small />
            </Link>
          </div>
        ) : (
          viewer && (
            <div className="flex items-start gap-2">
              {!relation.blocked && !relation.blockedBy && (
                <FollowForm from={path}>
                  <FollowButton user={user} followed={relation.requested ? 'requested' : relation.followed} />
                </FollowForm>
              )}
              <PersonMenu user={user} relation={relation} from={path} />
            </div>
          )
        )}
      </div>
      <div className="min-w-0">
        <p className="break-words font-bold text-name leading-tight tracking-tight">
          <bdi>{user.name || user.handle}</bdi>
        </p>
        <p className="text-muted">
          {`@${user.handle}`}
          {user.protectedAt && <span className="hint"> · {privacy.protectedMark}</span>}
          {relation.muted && <span className="hint"> · {privacy.mutedMark}</span>}
        </p>
      </div>
      {user.bio && (
        <p className="rich whitespace-pre-line" dir="auto">
          <RichText text={user.bio} marks={marksIn(user.bio)} />
        </p>
      )}
      {user.fields.length > 0 && (
        <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-1">
          {user.fields.map(({ label, value }) => (
            <div key={`${label} ${value}`} className="contents">
              <dt className="text-muted" dir="auto">
                {label}
              </dt>
              <dd className="min-w-0">
                <FieldValue value={value} />
              </dd>
            </div>
          ))}
        </dl>
      )}
      <p className="hint">{profile.joined(months[joined.month - 1] ?? '', joined.year)}</p>
      {relation.readable && (
        <p className="flex flex-wrap gap-x-4 gap-y-1">
          <Count href={path} count={user.postCount} label={profile.countPosts(user.postCount === 1)} />
          <Count href={`${path}/following`} count={user.followingCount} label={profile.countFollowing} />
          <Count
            href={`${path}/followers`}
            count={user.followerCount}
            label={profile.countFollowers(user.followerCount === 1)}
          />
        </p>
      )}
      {requests > 0 && (
        <p>
          <Link href="/settings/privacy/requests" prefetch={false} className="link">
            {privacy.requests}: {privacy.requestCount(requests)}
          </Link>
        </p>
      )}
    </section>
  )
}

function Count({ href, count, label }: { href: string; count: number; label: string }) {
  return (
    <Link href={href} prefetch={false} className="hover:underline">
      <b>{useCount(count)}</b> <span className="text-muted">{label}</span>
    </Link>
  )
}
