import type { Metadata } from 'next'
import { requireSession } from '#app/_auth/session.ts'
import { words } from '#app/_i18n/words.ts'
import { DraftList } from '#app/_posts/drafts/draft-list.tsx'
import { WaitingTabs } from '#app/_posts/drafts/waiting-tabs.tsx'
import { Empty } from '#app/_ui/empty.tsx'
import { clock } from '#app/_ui/preferences.ts'
import { Top } from '#app/_ui/top.tsx'
import { scheduledOf } from '#db/queries/drafts.ts'

export const generateMetadata = (): Metadata => ({
  title: words().drafts.scheduled,
  robots: { index: false },
})

/** What of the viewer's goes out by itself, the next first. */
export default async function ScheduledPage() {
  const { viewer } = await requireSession('/scheduled')
  const scheduled = await scheduledOf(viewer)
  const { drafts } = words()
  const { zone } = await clock()
  return (
    <>
      <Top title={drafts.scheduled} back="/" />
      <WaitingTabs chosen="scheduled" />
      {scheduled.length > 0 ? (
        <DraftList drafts={scheduled} zone={zone} from="/scheduled" />
      ) : (
        <Empty title={drafts.noneTitle}>{drafts.none}</Empty>
      )}
    </>
  )
}
