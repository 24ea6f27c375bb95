import type { ReactNode } from 'react'
import { words } from '#app/_i18n/words.ts'
import { Empty } from '#app/_ui/empty.tsx'
import { requestCount } from '#db/queries/circles.ts'
import { relationTo } from '#db/queries/relations.ts'
import type { Profile } from '#db/queries/users.ts'
import type { Viewer } from '#db/viewer.ts'
import { ProfileHeader } from './profile-header.tsx'
import { ProfileTabs } from './profile-tabs.tsx'

type Props = {
  user: Profile
  viewer: Viewer | null
  zone: string
  /** Not above a later page of a list. */
  head: boolean
  children: ReactNode
}

/** What stands around a list of somebody's posts; or, where the viewer may read none, why. */
export async function ProfileFrame({ user, viewer, zone, head, children }: Props) {
  const [relation, requests] = await Promise.all([
    relationTo(viewer, user.id),
    viewer?.id === user.id ? requestCount(viewer) : 0,
  ])
  if (!relation) return null
  const { privacy } = words()
  const name = user.name || user.handle
  const notice = relation.blocked
    ? { title: privacy.blockedTitle(name), text: privacy.blockedNotice }
    : relation.blockedBy
      ? { title: privacy.blockedByTitle(name), text: privacy.blockedByNotice }
      : !relation.readable && { title: privacy.protectedTitle, text: privacy.protectedNotice(name) }
  return (
    <>
      {head && (
        <ProfileHeader
          user={user}
          viewer={viewer?.handle}
          relation={relation}
          requests={requests}
          zone={zone}
        />
      )}
      {notice ? (
        <div className="border-line border-t">
          <Empty title={notice.title}>{notice.text}</Empty>
        </div>
      ) : (
        <>
          <ProfileTabs handle={user.handle} name={name} />
          {children}
        </>
      )}
    </>
  )
}
