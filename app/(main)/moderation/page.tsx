import type { Metadata } from 'next'
import Link from 'next/link'
import { words } from '#app/_i18n/words.ts'
import { ModerationTabs } from '#app/_moderation/moderation-tabs.tsx'
import { staffSession } from '#app/_moderation/staff.ts'
import { SubjectList } from '#app/_moderation/subject-list.tsx'
import { beforeOf } from '#app/_ui/before.ts'
import { below } from '#app/_ui/below.ts'
import { Empty } from '#app/_ui/empty.tsx'
import { missingMetadata, NotHere } from '#app/_ui/not-here.tsx'
import { clock } from '#app/_ui/preferences.ts'
import { Top } from '#app/_ui/top.tsx'
import { openSubjects } from '#db/queries/moderation.ts'

export const generateMetadata = async (): Promise<Metadata> =>
  (await staffSession()) ? { title: words().moderation.title, robots: { index: false } } : missingMetadata()

/** What people reported and nobody has decided about yet. */
export default async function ModerationPage({ searchParams }: PageProps<'/moderation'>) {
  const session = await staffSession()
  const before = beforeOf(await searchParams)
  if (!session || before === 'forged') return <NotHere />
  const [page, time] = await Promise.all([openSubjects(session.viewer, { before }), clock()])
  const { moderation } = words()
  return (
    <>
      <Top title={moderation.title} />
      <ModerationTabs viewer={session.viewer} />
      {page.rows.length > 0 ? (
        <SubjectList subjects={page.rows} clock={time} />
      ) : (
        <Empty title={moderation.emptyTitle}>{moderation.empty}</Empty>
      )}
      {page.next !== undefined && (
        <Link href={below('/moderation', page.next)} prefetch={false} className="more-link">
          {moderation.older}
        </Link>
      )}
    </>
  )
}
