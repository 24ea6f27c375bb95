'use client'

import Link from 'next/link'
import { useDraftsWords } from '#app/_i18n/drafts-words.ts'
import { Outcome } from '#app/_ui/outcome.tsx'
import { useFullDate } from '#app/_ui/time.tsx'
import { useForm } from '#app/_ui/use-form.ts'
import type { Draft } from '#db/queries/drafts.ts'
import { chooseDraft } from './actions.ts'

type Props = { drafts: Draft[]; zone: string; from: string }

/** What waits to be posted, and what can be done with each. */
export function DraftList({ drafts, zone, from }: Props) {
  const { state, props } = useForm(chooseDraft)
  return (
    <form {...props}>
      <input type="hidden" name="from" value={from} />
      <div className="px-4">
        <Outcome state={state} />
      </div>
      <ul>
        {drafts.map((draft) => (
          <li key={draft.id} className="grid gap-2 border-line border-b p-4">
            <Written draft={draft} zone={zone} />
          </li>
        ))}
      </ul>
    </form>
  )
}

function Written({ draft, zone }: { draft: Draft; zone: string }) {
  const words = useDraftsWords()
  const { id, state, content, problem } = draft
  const at = useFullDate(draft.publishAt ?? draft.updatedAt, zone)
  const attached = [
    content.media?.length && words.with.pictures(content.media.length),
    content.poll && words.with.poll,
    content.rest?.length && words.with.more(content.rest.length),
  ].filter(Boolean)
  const isWaiting = state !== 'draft'
  return (
    <>
      {problem && <p className="problem">{problem}</p>}
      <p className="line-clamp-3 whitespace-pre-line wrap-anywhere" dir="auto" lang={content.language}>
        {content.body || <span className="text-muted">{words.nothing}</span>}
      </p>
      <p className="hint">{[isWaiting ? words.goesOut(at) : words.saved(at), ...attached].join(' · ')}</p>
      <p className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <Link href={`/compose?draft=${id}`} prefetch={false} className="link">
          {isWaiting ? words.change : words.open}
        </Link>
        {isWaiting && (
          <>
            <button type="submit" name="now" value={id} className="link">
              {words.now}
            </button>
            <button type="submit" name="undo" value={id} className="link">
              {words.callBack}
            </button>
          </>
        )}
        <button type="submit" name="remove" value={id} className="link">
          {words.remove}
        </button>
      </p>
    </>
  )
}
