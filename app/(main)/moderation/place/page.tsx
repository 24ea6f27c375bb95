import type { Metadata } from 'next'
import { words } from '#app/_i18n/words.ts'
import { ModerationTabs } from '#app/_moderation/moderation-tabs.tsx'
import { PlaceForm } from '#app/_moderation/place-form.tsx'
import { staffSession } from '#app/_moderation/staff.ts'
import { missingMetadata, NotHere } from '#app/_ui/not-here.tsx'
import { Top } from '#app/_ui/top.tsx'
import { placeSettings } from '#db/queries/place.ts'

export const generateMetadata = async (): Promise<Metadata> =>
  (await staffSession('admin'))
    ? { title: words().moderation.place, robots: { index: false } }
    : missingMetadata()

/** What an admin says of the place. */
export default async function PlacePage() {
  const session = await staffSession('admin')
  if (!session) return <NotHere />
  const { moderation } = words()
  return (
    <>
      <Top title={moderation.place} />
      <ModerationTabs viewer={session.viewer} />
      <div className="p-4 pb-16">
        <PlaceForm place={await placeSettings()} />
      </div>
    </>
  )
}
