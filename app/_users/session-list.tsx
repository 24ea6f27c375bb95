'use client'

import { useActionState } from 'react'
import { useWords } from '#app/_i18n/words.ts'
import { untouched } from '#app/_ui/form-state.ts'
import { Outcome } from '#app/_ui/outcome.tsx'
import { Submit } from '#app/_ui/submit.tsx'
import { type Clock, useFullDate } from '#app/_ui/time.tsx'
import { endOne, endOthers } from './actions.ts'

type Session = {
  id: number
  device: string
  address: string
  createdAt: number
  seenAt: number
  current: boolean
}

/** The browsers a person is signed in with; each can be signed out from here. */
export function SessionList({ sessions, clock }: { sessions: Session[]; clock: Clock }) {
  const { settings } = useWords()
  const [one, end] = useActionState(endOne, untouched)
  const [others, endAll] = useActionState(endOthers, untouched)
  return (
    <>
      <p className="text-muted">{settings.sessionsHint}</p>
      <form action={end}>
        <ul className="grid gap-3">
          {sessions.map((session) => (
            <SessionRow key={session.id} session={session} zone={clock.zone} />
          ))}
        </ul>
      </form>
      <Outcome state={others.notice ? others : one} />
      <form action={endAll}>
        <Submit label={settings.endOthers} pending={settings.endOthers} kind="ghost" />
      </form>
    </>
  )
}

function SessionRow({ session, zone }: { session: Session; zone: string }) {
  const { settings } = useWords()
  const { id, device, address, current } = session
  const seen = useFullDate(session.seenAt, zone)
  const begun = useFullDate(session.createdAt, zone)
  return (
    <li className="box flex flex-wrap items-center justify-between gap-3">
      <div className="min-w-0">
        <p className="font-semibold">
          {device}
          {current && <span className="good"> · {settings.thisDevice}</span>}
        </p>
        <p className="hint">
          {[address, settings.signedInAt(begun), settings.lastUsed(seen)].filter(Boolean).join(' · ')}
        </p>
      </div>
      {!current && (
        <button type="submit" name="id" value={id} className="ghost" aria-label={settings.endNamed(device)}>
          {settings.end}
        </button>
      )}
    </li>
  )
}
