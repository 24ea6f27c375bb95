'use client'

import type { ReactNode } from 'react'
import { usePasskeysWords } from '#app/_i18n/passkeys-words.ts'
import { useSettingsWords } from '#app/_i18n/settings-words.ts'
import { type FormState, untouched } from '#app/_ui/form-state.ts'
import { Outcome } from '#app/_ui/outcome.tsx'
import { Submit } from '#app/_ui/submit.tsx'
import { useFullDate } from '#app/_ui/time.tsx'
import { useForm } from '#app/_ui/use-form.ts'
import { ProofStep } from '../account/proof-step.tsx'
import type { Proof } from '../proof.ts'
import { remove, rename } from './actions.ts'

type Passkey = { id: number; name: string; createdAt: number; usedAt: number | undefined }

/** Somebody's passkeys; each can be called something else, or removed by whoever shows that it is them. */
export function PasskeyList({ passkeys, zone, proof }: { passkeys: Passkey[]; zone: string; proof: Proof }) {
  const words = usePasskeysWords()
  const removal = useForm(remove)
  return (
    <div className="grid gap-3">
      {passkeys.length === 0 && <p className="text-muted">{words.none}</p>}
      <ul className="grid gap-3 empty:hidden">
        {passkeys.map((passkey) => (
          <PasskeyRow key={passkey.id} passkey={passkey} zone={zone}>
            {proof !== 'again' && <Removal passkey={passkey} asks={proof === 'password'} removal={removal} />}
          </PasskeyRow>
        ))}
      </ul>
      <Outcome state={removal.state} />
    </div>
  )
}

type Row = { passkey: Passkey; zone: string; children: ReactNode }

function PasskeyRow({ passkey: { id, name, createdAt, usedAt }, zone, children }: Row) {
  const words = usePasskeysWords()
  const added = useFullDate(createdAt, zone)
  const used = useFullDate(usedAt ?? createdAt, zone)
  return (
    <li className="box grid gap-3">
      <div className="min-w-0">
        <p className="font-semibold" dir="auto">
          {name}
        </p>
        <p className="hint">
          {`${words.addedAt(added)} · ${usedAt === undefined ? words.neverUsed : words.usedAt(used)}`}
        </p>
      </div>
      <div className="flex flex-wrap items-start justify-between gap-3">
        <Renaming id={id} name={name} />
        {children}
      </div>
    </li>
  )
}

type Removing = { passkey: Passkey; asks: boolean; removal: ReturnType<typeof useForm> }

function Removal({ passkey: { id, name }, asks, removal }: Removing) {
  const words = usePasskeysWords()
  const isMeant = removal.state.values?.id === String(id)
  const state: FormState = isMeant ? removal.state : untouched
  return (
    <form {...removal.props}>
      <ProofStep
        asks={asks}
        id={`passkey-${id}`}
        state={state}
        title={words.remove}
        named={words.removeNamed(name)}
      >
        <button type="submit" name="id" value={id} className="ghost" aria-label={words.removeNamed(name)}>
          {words.remove}
        </button>
      </ProofStep>
    </form>
  )
}

function Renaming({ id, name }: { id: number; name: string }) {
  const words = usePasskeysWords()
  const settings = useSettingsWords()
  const { state, pending, props } = useForm(rename)
  const problem = state.errors?.name
  return (
    <details open={state.problem !== undefined || undefined}>
      <summary className="link" aria-label={words.renameNamed(name)}>
        {words.rename}
      </summary>
      <form {...props} className="mt-3 flex flex-wrap items-end gap-3">
        <input type="hidden" name="id" value={id} />
        <div className="field min-w-0 grow">
          <label htmlFor={`passkey-${id}`}>{words.newName}</label>
          <input
            id={`passkey-${id}`}
            name="name"
            className="input"
            defaultValue={state.values?.name ?? name}
            required
            dir="auto"
            aria-invalid={problem ? true : undefined}
            aria-describedby={problem && `passkey-${id}-problem`}
          />
        </div>
        <Submit label={settings.save} busy={settings.saving} pending={pending} kind="ghost" />
      </form>
      {problem && (
        <p id={`passkey-${id}-problem`} className="problem">
          {problem}
        </p>
      )}
      <Outcome state={state} />
    </details>
  )
}
