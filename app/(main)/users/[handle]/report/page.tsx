import type { Metadata } from 'next'
import Link from 'next/link'
import { requireSession } from '#app/_auth/session.ts'
import { words } from '#app/_i18n/words.ts'
import { ReportForm } from '#app/_moderation/report-form.tsx'
import { NotHere } from '#app/_ui/not-here.tsx'
import { Section } from '#app/_ui/section.tsx'
import { Top } from '#app/_ui/top.tsx'
import { KeepAway } from '#app/_users/privacy/keep-away.tsx'
import { profileOf } from '#app/_users/profile-of.ts'
import { relationTo } from '#db/queries/relations.ts'
import { ownReport } from '#db/queries/reports.ts'
import { parseId } from '#db/text/ids.ts'

type Props = PageProps<'/users/[handle]/report'>

export const generateMetadata = (): Metadata => ({ title: words().report.title, robots: { index: false } })

/** What one can do about somebody: report them, or keep away. Says too that a report of them was sent. */
export default async function ReportPersonPage({ params, searchParams }: Props) {
  const { handle } = await params
  const { viewer } = await requireSession(`/@${handle}/report`)
  const user = await profileOf(handle, '/report')
  const relation = user && (await relationTo(viewer, user.id))
  if (!relation || user.id === viewer.id) return <NotHere />
  const id = parseId((await searchParams).sent)
  const sent = id === undefined ? undefined : await ownReport(viewer, id)
  const { report } = words()
  const name = user.name || `@${user.handle}`
  const path = `/@${user.handle}`
  return (
    <>
      <Top title={report.title} back={path} />
      <div className="grid gap-6 wrap-anywhere p-4 pb-16">
        {sent ? (
          <div className="grid justify-items-start gap-3">
            <h2 className="font-bold text-title">{report.sentTitle}</h2>
            <p role="status">{report.sent}</p>
            <Link href="/" className="ghost">
              {words().errors.home}
            </Link>
          </div>
        ) : (
          <>
            <h2 className="font-bold text-title">{report.person(name)}</h2>
            <p className="text-muted">{report.intro}</p>
            <ReportForm subject={{ name: 'person', id: user.id }} />
          </>
        )}
        <Section id="away" title={report.away(name)}>
          <KeepAway
            id={user.id}
            relation={relation}
            from={sent ? `${path}/report?sent=${sent.id}` : `${path}/report`}
          />
        </Section>
      </div>
    </>
  )
}
