import { words } from '#app/_i18n/words.ts'
import { RowLink } from '#app/_ui/row-link.tsx'
import { type Clock, useAgo } from '#app/_ui/time.tsx'
import type { openSubjects } from '#db/queries/moderation.ts'
import { shortened } from '#db/text/graphemes.ts'

type Subject = Awaited<ReturnType<typeof openSubjects>>['rows'][number]

/** What was reported and waits, each with how often and why. */
export function SubjectList({ subjects, clock }: { subjects: Subject[]; clock: Clock }) {
  return (
    <ul>
      {subjects.map((subject) => (
        <li key={subject.id} className="border-line border-b">
          <SubjectRow {...subject} clock={clock} />
        </li>
      ))}
    </ul>
  )
}

function SubjectRow({ id, count, postId, reason, content, createdAt, clock }: Subject & { clock: Clock }) {
  const { moderation, report } = words()
  const about = postId === null ? moderation.aPerson(content.handle) : moderation.aPost(content.handle)
  const said = shortened((content.body ?? content.bio ?? '').replace(/\s+/g, ' '), 120)
  const facts = [report.reasons[reason], moderation.count(count), useAgo(createdAt.getTime(), clock)]
  return (
    <RowLink
      href={`/moderation/${id}`}
      title={about}
      hint={[facts.join(' · '), said].filter(Boolean).join('\n')}
    />
  )
}
