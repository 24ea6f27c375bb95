import type { Metadata } from 'next'
import { currentViewer } from '#app/_auth/session.ts'
import { words } from '#app/_i18n/words.ts'
import { beforeOf } from '#app/_ui/before.ts'
import { below } from '#app/_ui/below.ts'
import { Empty } from '#app/_ui/empty.tsx'
import { missingMetadata, NotHere } from '#app/_ui/not-here.tsx'
import { clock } from '#app/_ui/preferences.ts'
import { Top } from '#app/_ui/top.tsx'
import { ProfileFrame } from '#app/_users/profile-frame.tsx'
import { profileOf } from '#app/_users/profile-of.ts'
import type { Page, PageRequest } from '#db/queries/page.ts'
import type { TimelinePost } from '#db/queries/timeline-post.ts'
import type { Viewer } from '#db/viewer.ts'
import { Timeline } from './timeline.tsx'

/** A list of somebody's posts beside the one their page begins with; also the end of its address. */
type Tab = 'replies' | 'media'

type Props = {
  tab: Tab
  ask: (viewer: Viewer | null, userId: number, request: PageRequest) => Promise<Page<TimelinePost>>
  params: Promise<{ handle: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** What the page of such a list says of itself. */
export async function profileListMetadata({ tab, params }: Pick<Props, 'tab' | 'params'>): Promise<Metadata> {
  const user = await profileOf((await params).handle, `/${tab}`)
  if (!user) return missingMetadata()
  return { title: `${words().profile[tab]}: ${user.name || `@${user.handle}`}`, robots: { index: false } }
}

/** The whole page of such a list. */
export async function ProfileList({ tab, ask, params, searchParams }: Props) {
  const before = beforeOf(await searchParams)
  const user = await profileOf((await params).handle, `/${tab}`)
  if (!user || before === 'forged') return <NotHere />
  const viewer = await currentViewer()
  const [page, time] = await Promise.all([ask(viewer, user.id, { before }), clock()])
  const { profile } = words()
  const name = user.name || user.handle
  const path = `/@${user.handle}/${tab}`
  const nothing = profile.nothing[tab]
  return (
    <>
      <Top title={name} back={before ? path : '/'} />
      <ProfileFrame user={user} viewer={viewer} zone={time.zone} head={!before}>
        {page.rows.length > 0 || page.next ? (
          <Timeline
            key={`${user.id} ${before ?? 'newest'}`}
            newest={!before}
            label={`${profile[tab]}: ${name}`}
            page={page}
            path={path}
            from={before ? below(path, before) : path}
            source={`/api/timelines/users/${user.handle}/${tab}`}
            viewer={viewer?.handle}
            clock={time}
          />
        ) : (
          <Empty title={nothing.title}>{nothing.text(name)}</Empty>
        )}
      </ProfileFrame>
    </>
  )
}
