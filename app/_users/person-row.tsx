import Link from 'next/link'
import { useFollowWords } from '#app/_i18n/follow-words.ts'
import { Avatar } from '#app/_ui/avatar.tsx'
import type { Person } from '#db/queries/users.ts'
import { FollowButton } from './follow-form.tsx'

/** One person in a list: picture, names, what they say of themselves, and the follow button. */
export function PersonRow({ person, signedIn }: { person: Person; signedIn: boolean }) {
  const words = useFollowWords()
  const { handle, name, avatar, bio } = person
  return (
    <div className="person-row">
      <Avatar handle={handle} name={name} avatar={avatar} />
      <Link href={`/@${handle}`} prefetch={false} className="min-w-0">
        <b dir="auto">{name || handle}</b>
        <small>{`@${handle}`}</small>
      </Link>
      {signedIn && !person.me && (
        <FollowButton user={person} followed={person.requested ? 'requested' : person.followed} quiet />
      )}
      {person.me && <span className="hint">{words.you}</span>}
      {bio && <p dir="auto">{bio}</p>}
    </div>
  )
}
