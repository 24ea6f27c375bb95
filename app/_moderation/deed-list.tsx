import Link from 'next/link'
import { words } from '#app/_i18n/words.ts'
import { FullDate } from '#app/_ui/time.tsx'
import type { Deed } from '#db/queries/audit.ts'
import { shortened } from '#db/text/graphemes.ts'

/** What was done, by whom, to whom and why, the latest first. */
export function DeedList({ deeds, zone }: { deeds: Deed[]; zone: string }) {
  const { moderation } = words()
  if (deeds.length === 0) return <p className="hint">{moderation.none}</p>
  return (
    <ul className="rich grid gap-4">
      {deeds.map((deed) => (
        <li key={deed.id} className="grid gap-1">
          <p>
            <b>{deed.actorHandle}</b> {moderation.deeds[deed.action] ?? deed.action}{' '}
            {deed.handle && (
              <Link href={`/@${deed.handle}`} prefetch={false}>
                {`@${deed.handle}`}
              </Link>
            )}
          </p>
          {Object.entries(deed.change)
            .filter(([what]) => what in moderation.things)
            .map(([what, [before, after]]) => (
              <p key={what} className="hint" dir="auto">
                {moderation.changed(moderation.things[what] ?? what, said(before), said(after))}
              </p>
            ))}
          {deed.reason && <p dir="auto">{deed.reason}</p>}
          <p className="hint">
            <FullDate at={deed.createdAt.getTime()} zone={zone} />
            {deed.reportId !== null && (
              <>
                {' · '}
                <Link href={`/moderation/${deed.reportId}`} prefetch={false}>
                  {moderation.report}
                </Link>
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  )
}

/** A value of before or after, in few words. */
function said(value: unknown): string {
  const { moderation } = words()
  if (value === true) return moderation.yes
  if (value === false) return moderation.no
  const text = Array.isArray(value) ? value.join(' / ') : String(value)
  return text === '' ? moderation.nothing : shortened(text.replace(/\s+/g, ' '), 200)
}
