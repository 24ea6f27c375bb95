import Link from 'next/link'
import { currentViewer } from '#app/_auth/session.ts'
import { words } from '#app/_i18n/words.ts'
import { beforeOf } from '#app/_ui/before.ts'
import { Empty } from '#app/_ui/empty.tsx'
import { NotHere } from '#app/_ui/not-here.tsx'
import { Top } from '#app/_ui/top.tsx'
import { followedByUser, followersOf } from '#db/queries/follows.ts'
import { relationTo } from '#db/queries/relations.ts'
import { People } from './people.tsx'
import { profileOf } from './profile-of.ts'

type Props = {
  handle: string
  list: 'followers' | 'following'
  search: { before?: string | string[] | undefined }
}

/** Who follows a person, or whom they follow: two lists of one kind. */
export async function FollowList({ handle, list, search }: Props) {
  const before = beforeOf(search)
  const user = await profileOf(handle, `/${list}`)
  if (!user || before === 'forged') return <NotHere />
  const viewer = await currentViewer()
  const relation = await relationTo(viewer, user.id)
  if (!relation?.readable) return <NotHere />
  const page = await (list === 'followers' ? followersOf : followedByUser)(viewer, user.id, { before })
  const { profile } = words()
  const name = user.name || user.handle
  const path = `/@${user.handle}/${list}`
  const [emptyTitle, empty] =
    list === 'followers'
      ? [profile.noFollowersTitle, profile.noFollowers(name)]
      : [profile.noFollowingTitle, profile.noFollowing(name)]
  return (
    <>
      <Top title={name} back={`/@${user.handle}`} />
      <nav className="tabs" aria-label={name}>
        <Link href={`/@${user.handle}`}>{profile.posts}</Link>
        {(['followers', 'following'] as const).map((tab) => (
          <Link key={tab} href={`/@${user.handle}/${tab}`} aria-current={tab === list ? 'page' : undefined}>
            {profile[tab]}
          </Link>
        ))}
      </nav>
      {page.rows.length > 0 || page.next ? (
        <People
          key={`${path} ${before ?? 'newest'}`}
          page={page}
          path={path}
          source={`/api/people/${user.handle}/${list}`}
          signedIn={viewer !== null}
        />
      ) : (
        <Empty title={emptyTitle}>{empty}</Empty>
      )}
    </>
  )
}
