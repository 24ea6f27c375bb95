'use client'

import Link from 'next/link'
import { usePrivacyWords } from '#app/_i18n/privacy-words.ts'
import { Avatar } from '#app/_ui/avatar.tsx'
import type { FormAction } from '#app/_ui/form-state.ts'
import { Outcome } from '#app/_ui/outcome.tsx'
import { useForm } from '#app/_ui/use-form.ts'
import { answerRequest, chooseRelation } from './actions.ts'

export type CircleRow = { id: number; handle: string; name: string; avatar: string | null; note?: string }
type Kind = 'requests' | 'blocked' | 'muted'
type Props = { kind: Kind; rows: CircleRow[]; from: string }

const actions: Record<Kind, FormAction> = {
  requests: answerRequest,
  blocked: chooseRelation,
  muted: chooseRelation,
}

/** The people of such a list, each with what can be done about it. */
export function CircleRows({ kind, rows, from }: Props) {
  const { state, props } = useForm(actions[kind])
  return (
    <form {...props} className="grid gap-3">
      <input type="hidden" name="from" value={from} />
      <Outcome state={state} />
      <ul className="-mx-4">
        {rows.map((row) => (
          <li key={row.id} className="flex flex-wrap items-center gap-3 px-4 py-3">
            <Avatar handle={row.handle} name={row.name} avatar={row.avatar} />
            <Link href={`/@${row.handle}`} prefetch={false} className="min-w-0 flex-1">
              <b className="block" dir="auto">
                {row.name || row.handle}
              </b>
              <small className="hint block">{[`@${row.handle}`, row.note].filter(Boolean).join(' · ')}</small>
            </Link>
            <Buttons kind={kind} row={row} />
          </li>
        ))}
      </ul>
    </form>
  )
}

function Buttons({ kind, row }: { kind: Kind; row: CircleRow }) {
  const words = usePrivacyWords()
  const name = row.name || `@${row.handle}`
  const choices = {
    requests: [
      ['accept', words.accept, words.acceptName(name), 'primary'],
      ['decline', words.decline, words.declineName(name), 'ghost'],
    ],
    blocked: [['unblock', words.unblock, words.unblockName(name), 'ghost']],
    muted: [['unmute', words.unmute, words.unmuteName(name), 'ghost']],
  }[kind] as [string, string, string, string][]
  return (
    <span className="flex gap-2">
      {choices.map(([choice, label, full, look]) => (
        <button key={choice} type="submit" name={choice} value={row.id} className={look} aria-label={full}>
          {label}
        </button>
      ))}
    </span>
  )
}
