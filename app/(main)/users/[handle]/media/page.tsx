import type { Metadata } from 'next'
import { currentViewer } from '#app/_auth/session.ts'
import { words } from '#app/_i18n/words.ts'
import { Timeline } from '#app/_posts/timeline.tsx'
import { beforeOf } from '#app/_ui/before.ts'
import { below } from '#app/_ui/below.ts'
import { Empty } from '#app/_ui/empty.tsx'
import { missingMetadata, NotHere } from '#app/_ui/not-here.tsx'
import { clock } from '#app/_ui/preferences.ts'
import { Top } from '#app/_ui/top.tsx'
import { ProfileFrame } from '#app/_users/profile-frame.tsx'
import { profileOf } from '#app/_users/profile-of.ts'
import { mediaBy } from '#db/queries/posts.ts'

type Props = PageProps<'/users/[handle]/media'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const user = await profileOf((await params).handle, '/media')
  if (!user) return missingMetadata()
  return { title: `${words().profile.media}: ${user.name || `@${user.handle}`}`, robots: { index: false } }
}

/** What a person posted with pictures. */
export default async function MediaPage({ params, searchParams }: Props) {
  const before = beforeOf(await searchParams)
  const user = await profileOf((await params).handle, '/media')
  if (!user || before === 'forged') return <NotHere />
  const viewer = await currentViewer()
  const [page, time] = await Promise.all([mediaBy(viewer, user.id, { before }), clock()])
  const { profile } = words()
  const name = user.name || user.handle
  const path = `/@${user.handle}/media`
  return (
    <>
      <Top title={name} back={before ? path : '/'} />
      <ProfileFrame user={user} viewer={viewer} zone={time.zone} head={!before}>
        {page.rows.length > 0 || page.next ? (
          <Timeline
            key={`${user.id} ${before ?? 'newest'}`}
            newest={!before}
            label={`${profile.media}: ${name}`}
            page={page}
            path={path}
            from={before ? below(path, before) : path}
            source={`/api/timelines/users/${user.handle}/media`}
            viewer={viewer?.handle}
            clock={time}
          />
        ) : (
          <Empty title={profile.noMediaTitle}>{profile.noMedia(name)}</Empty>
        )}
      </ProfileFrame>
    </>
  )
}
