import type { Metadata } from 'next'
import { currentSession } from '#app/_auth/session.ts'
import { placeName } from '#app/_i18n/place.ts'
import { words } from '#app/_i18n/words.ts'
import { Timeline } from '#app/_posts/timeline.tsx'
import { UndoDelete } from '#app/_posts/undo-delete.tsx'
import { pictureAddress } from '#app/_ui/avatar.tsx'
import { beforeOf } from '#app/_ui/before.ts'
import { below } from '#app/_ui/below.ts'
import { cardAt } from '#app/_ui/card.ts'
import { Empty } from '#app/_ui/empty.tsx'
import { missingMetadata, NotHere } from '#app/_ui/not-here.tsx'
import { clock } from '#app/_ui/preferences.ts'
import { Top } from '#app/_ui/top.tsx'
import { ProfileFrame } from '#app/_users/profile-frame.tsx'
import { profileOf } from '#app/_users/profile-of.ts'
import { pinnedBy } from '#db/queries/pins.ts'
import { restorablePost } from '#db/queries/posts.ts'
import { streamBy } from '#db/queries/streams.ts'
import { parseId } from '#db/text/ids.ts'

type Props = PageProps<'/users/[handle]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const user = await profileOf((await params).handle)
  if (!user) return missingMetadata()
  const name = user.name || `@${user.handle}`
  const title = `${name} (@${user.handle})`
  const description = user.bio || words().profile.description(name, user.handle, placeName())
  return {
    title,
    description,
    ...(user.unindexedAt && { robots: { index: false } }),
    alternates: { canonical: `/@${user.handle}` },
    openGraph: {
      type: 'profile',
      title,
      description,
      url: `/@${user.handle}`,
      username: user.handle,
      siteName: placeName(),
      // Whoever shows a link writes name and words beside it; a face says more than both once again.
      images: [
        user.avatar
          ? { url: pictureAddress(user.avatar, 400), width: 400, height: 400, alt: name }
          : cardAt(`/@${user.handle}/card.png`, words().card.profile(name, placeName())),
      ],
    },
    twitter: { card: user.avatar ? 'summary' : 'summary_large_image' },
  }
}

/** A person: who they are and what they posted. */
export default async function ProfilePage({ params, searchParams }: Props) {
  const search = await searchParams
  const before = beforeOf(search)
  const user = await profileOf((await params).handle)
  if (!user || before === 'forged') return <NotHere />
  const session = await currentSession()
  const viewer = session?.viewer ?? null
  const mine = viewer?.id === user.id
  const [page, pinned, time, deleted] = await Promise.all([
    streamBy(viewer, user.id, { before }),
    before ? [] : pinnedBy(viewer, user.id),
    clock(),
    viewer ? restorablePost(viewer, parseId(search.deleted)) : undefined,
  ])
  const { post, profile } = words()
  const name = user.name || user.handle
  const path = `/@${user.handle}`
  return (
    <>
      <Top title={name} back={before ? path : '/'} />
      {deleted && <UndoDelete id={deleted.id} to={path} />}
      <ProfileFrame user={user} viewer={viewer} zone={time.zone} head={!before}>
        {page.rows.length + pinned.length > 0 ? (
          <Timeline
            key={`${user.id} ${before ?? 'newest'}`}
            newest={!before}
            label={post.timeline(name)}
            page={page}
            pinned={pinned}
            path={path}
            from={before ? below(path, before) : path}
            source={`/api/timelines/users/${user.handle}`}
            viewer={viewer?.handle}
            clock={time}
          />
        ) : (
          <Empty title={profile.emptyTitle}>{mine ? profile.emptyMine : profile.empty(name)}</Empty>
        )}
      </ProfileFrame>
    </>
  )
}
