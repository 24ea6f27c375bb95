'use client'

import { useSettingsWords } from '#app/_i18n/settings-words.ts'
import { Outcome } from '#app/_ui/outcome.tsx'
import { Submit } from '#app/_ui/submit.tsx'
import { type Clock, useFullDate } from '#app/_ui/time.tsx'
import { useForm } from '#app/_ui/use-form.ts'
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
  const settings = useSettingsWords()
  const one = useForm(endOne)
  const others = useForm(endOthers)
  return (
    <>
      <p className="text-muted">{settings.sessionsHint}</p>
      <form {...one.props}>
        <ul className="grid gap-3">
          {sessions.map((session) => (
            <SessionRow key={session.id} session={session} zone={clock.zone} />
          ))}
        </ul>
      </form>
      <Outcome state={others.state.notice ? others.state : one.state} />
      <form {...others.props}>
        <Submit label={settings.endOthers} busy={settings.endOthers} pending={others.pending} kind="ghost" />
      </form>
    </>
  )
}

function SessionRow({ session, zone }: { session: Session; zone: string }) {
  const settings = useSettingsWords()
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
