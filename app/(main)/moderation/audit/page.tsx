import type { Metadata } from 'next'
import Link from 'next/link'
import { words } from '#app/_i18n/words.ts'
import { DeedList } from '#app/_moderation/deed-list.tsx'
import { ModerationTabs } from '#app/_moderation/moderation-tabs.tsx'
import { staffSession } from '#app/_moderation/staff.ts'
import { beforeOf } from '#app/_ui/before.ts'
import { below } from '#app/_ui/below.ts'
import { Empty } from '#app/_ui/empty.tsx'
import { missingMetadata, NotHere } from '#app/_ui/not-here.tsx'
import { clock } from '#app/_ui/preferences.ts'
import { Top } from '#app/_ui/top.tsx'
import { deeds } from '#db/queries/audit.ts'

const path = '/moderation/audit'

export const generateMetadata = async (): Promise<Metadata> =>
  (await staffSession()) ? { title: words().moderation.done, robots: { index: false } } : missingMetadata()

/** What those who look after the place did: for an admin all of it, for a moderator what they did. */
export default async function AuditPage({ searchParams }: PageProps<'/moderation/audit'>) {
  const session = await staffSession()
  const before = beforeOf(await searchParams)
  if (!session || before === 'forged') return <NotHere />
  const [page, { zone }] = await Promise.all([deeds(session.viewer, { before }), clock()])
  const { moderation } = words()
  return (
    <>
      <Top title={moderation.done} />
      <ModerationTabs viewer={session.viewer} />
      {page.rows.length > 0 ? (
        <div className="wrap-anywhere p-4">
          <DeedList deeds={page.rows} zone={zone} />
        </div>
      ) : (
        <Empty title={moderation.noDeedsTitle}>{moderation.noDeeds}</Empty>
      )}
      {page.next !== undefined && (
        <Link href={below(path, page.next)} prefetch={false} className="more-link">
          {moderation.older}
        </Link>
      )}
    </>
  )
}
