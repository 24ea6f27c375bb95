import type { Metadata } from 'next'
import { SignInAgain } from '#app/_auth/account/sign-in-again.tsx'
import { isFresh } from '#app/_auth/proof.ts'
import { words } from '#app/_i18n/words.ts'
import { DeedList } from '#app/_moderation/deed-list.tsx'
import { ReportRows } from '#app/_moderation/report-rows.tsx'
import { AsItIs, AsReported } from '#app/_moderation/reported-content.tsx'
import { staffSession } from '#app/_moderation/staff.ts'
import { VerdictForm } from '#app/_moderation/verdict-form.tsx'
import { missingMetadata, NotHere } from '#app/_ui/not-here.tsx'
import { clock } from '#app/_ui/preferences.ts'
import { Section } from '#app/_ui/section.tsx'
import { Top } from '#app/_ui/top.tsx'
import { deedsTo } from '#db/queries/audit.ts'
import { earlierReports, reportById, reportsLike } from '#db/queries/moderation.ts'
import { ownAccount } from '#db/queries/users.ts'
import { parseId } from '#db/text/ids.ts'

type Props = PageProps<'/moderation/[id]'>

export const generateMetadata = async (): Promise<Metadata> =>
  (await staffSession()) ? { title: words().moderation.report, robots: { index: false } } : missingMetadata()

/** One report: what it is about then and now, who made it and why, what was before, and what can be done. */
export default async function ReportPage({ params }: Props) {
  const session = await staffSession()
  const id = parseId((await params).id)
  const report = session && id !== undefined && (await reportById(session.viewer, id))
  if (!report) return <NotHere />
  const { viewer } = session
  const { person, post, content } = report
  const [same, earlier, done, { zone }, own] = await Promise.all([
    reportsLike(viewer, report),
    person ? earlierReports(viewer, person.id) : [],
    person ? deedsTo(viewer, person.id) : [],
    clock(),
    ownAccount(viewer),
  ])
  const { moderation } = words()
  const asks = !isFresh(session)
  const isAbove = person?.role === 'admin' && viewer.role !== 'admin'
  const about = report.postId === null ? moderation.aPerson : moderation.aPost
  return (
    <>
      <Top title={about(content.handle)} back="/moderation" />
      <div className="grid gap-6 wrap-anywhere p-4 pb-16">
        {report.outcome && <p role="status">{moderation.outcomes[report.outcome]}</p>}
        <section className="grid gap-4" aria-labelledby="then-title">
          <h2 id="then-title" className="font-bold text-title">
            {moderation.asReported}
          </h2>
          <AsReported report={report} zone={zone} />
        </section>
        <Section id="now" title={moderation.asItIs}>
          <AsItIs report={report} />
        </Section>
        <Section id="who" title={moderation.who}>
          <ReportRows rows={same} zone={zone} />
        </Section>
        <Section id="decide" title={moderation.decide}>
          {isAbove ? (
            <p>{moderation.notYours}</p>
          ) : (
            <VerdictForm
              key={`${report.outcome} ${post?.hiddenAt} ${person?.suspendedAt}`}
              report={report.id}
              handle={person?.handle}
              open={!report.resolvedAt}
              post={post && !post.deletedAt ? (post.hiddenAt ? 'hidden' : 'seen') : undefined}
              person={person ? (person.suspendedAt ? 'suspended' : 'here') : undefined}
              asksPassword={asks && (own?.hasPassword ?? true)}
            />
          )}
          {!isAbove && asks && own && !own.hasPassword && <SignInAgain path={`/moderation/${report.id}`} />}
        </Section>
        <Section id="earlier" title={moderation.earlier}>
          <ReportRows rows={earlier.filter((row) => row.id !== report.id)} zone={zone} past />
        </Section>
        <Section id="done" title={moderation.earlierDone}>
          <DeedList deeds={done} zone={zone} />
        </Section>
      </div>
    </>
  )
}
