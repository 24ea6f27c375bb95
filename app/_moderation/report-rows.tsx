import Link from 'next/link'
import { words } from '#app/_i18n/words.ts'
import { FullDate } from '#app/_ui/time.tsx'
import type { reportsLike } from '#db/queries/moderation.ts'

type Row = Awaited<ReturnType<typeof reportsLike>>[number]

/** Who reported and why; `past` ones lead to their page and say what came of them. */
export function ReportRows({ rows, zone, past = false }: { rows: Row[]; zone: string; past?: boolean }) {
  const { moderation, report } = words()
  if (rows.length === 0) return <p className="hint">{moderation.none}</p>
  return (
    <ul className="rich grid gap-3">
      {rows.map(({ id, reporter, reason, comment, outcome, createdAt }) => (
        <li key={id} className="grid gap-1">
          <p>
            {reporter ? (
              <Link href={`/@${reporter}`} prefetch={false}>
                {`@${reporter}`}
              </Link>
            ) : (
              moderation.somebody
            )}
            {`: ${report.reasons[reason]}`}
          </p>
          {comment && (
            <p className="whitespace-pre-line" dir="auto">
              {comment}
            </p>
          )}
          <p className="hint">
            <FullDate at={createdAt.getTime()} zone={zone} />
            {past && outcome && (
              <>
                {' · '}
                <Link href={`/moderation/${id}`} prefetch={false}>
                  {moderation.outcomes[outcome]}
                </Link>
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  )
}
