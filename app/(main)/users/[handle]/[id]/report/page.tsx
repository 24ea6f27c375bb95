import type { Metadata } from 'next'
import { requireSession } from '#app/_auth/session.ts'
import { words } from '#app/_i18n/words.ts'
import { ReportForm } from '#app/_moderation/report-form.tsx'
import { Body } from '#app/_posts/body.tsx'
import { postOf } from '#app/_posts/post-of.ts'
import { NotHere } from '#app/_ui/not-here.tsx'
import { Section } from '#app/_ui/section.tsx'
import { Top } from '#app/_ui/top.tsx'
import { KeepAway } from '#app/_users/privacy/keep-away.tsx'
import { profileOf } from '#app/_users/profile-of.ts'
import { relationTo } from '#db/queries/relations.ts'

export const generateMetadata = (): Metadata => ({ title: words().report.title, robots: { index: false } })

/** What one can do about a post of somebody else: report it, or keep away from its author. */
export default async function ReportPostPage({ params }: PageProps<'/users/[handle]/[id]/report'>) {
  const { handle, id } = await params
  const { viewer } = await requireSession(`/@${handle}/${id}/report`)
  const post = await postOf(handle, id, '/report')
  const author = post && (await profileOf(post.handle))
  const relation = author && (await relationTo(viewer, author.id))
  if (!relation || author.id === viewer.id) return <NotHere />
  const { report } = words()
  const name = author.name || `@${author.handle}`
  const permalink = `/@${post.handle}/${post.id}`
  return (
    <>
      <Top title={report.title} back={permalink} />
      <div className="grid gap-6 wrap-anywhere p-4 pb-16">
        <h2 className="font-bold text-title">{report.post(name)}</h2>
        <blockquote className="box">
          <Body text={post.body} marks={post.marks} language={post.language} />
        </blockquote>
        <p className="text-muted">{report.intro}</p>
        <ReportForm subject={{ name: 'post', id: post.id }} />
        <Section id="away" title={report.away(name)}>
          <KeepAway id={author.id} relation={relation} from={`${permalink}/report`} />
        </Section>
      </div>
    </>
  )
}
