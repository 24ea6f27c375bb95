'use client'

import type { ReactNode } from 'react'
import { useDoorsWords } from '#app/_i18n/doors-words.ts'
import { type FormState, untouched } from '#app/_ui/form-state.ts'
import { Outcome } from '#app/_ui/outcome.tsx'
import { useFullDate } from '#app/_ui/time.tsx'
import { useForm } from '#app/_ui/use-form.ts'
import { ProofStep } from '../account/proof-step.tsx'
import type { Proof } from '../proof.ts'
import { link, unlink } from './actions.ts'

type Linked = { provider: string; name: string; createdAt: number }
type Open = { id: string; name: string }
type Props = { linked: Linked[]; open: Open[]; zone: string; proof: Proof }

/** The doors that lead to an account, each to be unlinked, and those that could, by whoever shows that it is them. */
export function DoorList({ linked, open, zone, proof }: Props) {
  const asks = proof === 'password'
  const leaving = useForm(unlink)
  const going = useForm(link)
  return (
    <div className="grid gap-3">
      {linked.length > 0 && (
        <ul className="grid gap-3">
          {linked.map((door) => (
            <LinkedDoor key={door.provider} door={door} zone={zone}>
              {proof !== 'again' && <Unlinking door={door} asks={asks} leaving={leaving} />}
            </LinkedDoor>
          ))}
        </ul>
      )}
      <Outcome state={leaving.state} />
      {open.length > 0 && proof !== 'again' && (
        <div className="flex flex-wrap gap-3">
          {open.map((door) => (
            <Linking key={door.id} door={door} asks={asks} going={going} />
          ))}
        </div>
      )}
      <Outcome state={going.state} />
    </div>
  )
}

function LinkedDoor({ door, zone, children }: { door: Linked; zone: string; children: ReactNode }) {
  const doors = useDoorsWords()
  const since = useFullDate(door.createdAt, zone)
  return (
    <li className="box flex flex-wrap items-center justify-between gap-3">
      <div className="min-w-0">
        <p className="font-semibold">{door.name}</p>
        <p className="hint">{doors.linkedAt(since)}</p>
      </div>
      {children}
    </li>
  )
}

type Form = ReturnType<typeof useForm>

/** What came of a form that stands on the page once for each door. */
const stateFor = ({ state }: Form, field: string, value: string): FormState =>
  state.values?.[field] === value ? state : untouched

function Unlinking({ door, asks, leaving }: { door: Linked; asks: boolean; leaving: Form }) {
  const doors = useDoorsWords()
  const { provider, name } = door
  const named = doors.unlinkNamed(name)
  const state = stateFor(leaving, 'provider', provider)
  return (
    <form {...leaving.props}>
      <ProofStep asks={asks} id={`unlink-${provider}`} state={state} title={doors.unlink} named={named}>
        <button type="submit" name="provider" value={provider} className="ghost" aria-label={named}>
          {doors.unlink}
        </button>
      </ProofStep>
    </form>
  )
}

function Linking({ door: { id, name }, asks, going }: { door: Open; asks: boolean; going: Form }) {
  const doors = useDoorsWords()
  return (
    <form {...going.props}>
      <ProofStep asks={asks} id={`link-${id}`} state={stateFor(going, 'door', id)} title={doors.link(name)}>
        <button type="submit" name="door" value={id} className="ghost">
          {doors.link(name)}
        </button>
      </ProofStep>
    </form>
  )
}
