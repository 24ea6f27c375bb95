import type { Metadata } from 'next'
import Link from 'next/link'
import { requireSession } from '#app/_auth/session.ts'
import { words } from '#app/_i18n/words.ts'
import { DraftList } from '#app/_posts/drafts/draft-list.tsx'
import { WaitingTabs } from '#app/_posts/drafts/waiting-tabs.tsx'
import { beforeOf } from '#app/_ui/before.ts'
import { below } from '#app/_ui/below.ts'
import { Empty } from '#app/_ui/empty.tsx'
import { NotHere } from '#app/_ui/not-here.tsx'
import { clock } from '#app/_ui/preferences.ts'
import { Top } from '#app/_ui/top.tsx'
import { draftsOf } from '#db/queries/drafts.ts'

export const generateMetadata = (): Metadata => ({ title: words().drafts.title, robots: { index: false } })

/** What the viewer keeps for later. */
export default async function DraftsPage({ searchParams }: PageProps<'/drafts'>) {
  const before = beforeOf(await searchParams)
  if (before === 'forged') return <NotHere />
  const { viewer } = await requireSession('/drafts')
  const { rows, next } = await draftsOf(viewer, { before })
  const { drafts } = words()
  const { zone } = await clock()
  return (
    <>
      <Top title={drafts.title} back="/" />
      <WaitingTabs chosen="drafts" />
      {rows.length > 0 ? (
        <DraftList drafts={rows} zone={zone} from="/drafts" />
      ) : (
        <Empty title={drafts.emptyTitle}>{drafts.empty}</Empty>
      )}
      {next !== undefined && (
        <Link href={below('/drafts', next)} prefetch={false} className="more-link">
          {drafts.older}
        </Link>
      )}
    </>
  )
}
