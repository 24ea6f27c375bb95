'use client'

import { usePasskeysWords } from '#app/_i18n/passkeys-words.ts'
import { Field } from '#app/_ui/field.tsx'
import { Outcome } from '#app/_ui/outcome.tsx'
import { Submit } from '#app/_ui/submit.tsx'
import { ProofStep } from '../account/proof-step.tsx'
import { add } from './actions.ts'
import { useDevice, useKnowsPasskeys } from './device.ts'

type Props = {
  /** What it would be called. */
  suggestion: string
  asksPassword: boolean
}

/** Makes a passkey in the device at hand. */
export function AddForm({ suggestion, asksPassword }: Props) {
  const passkeys = usePasskeysWords()
  const { state, pending, onSubmit } = useDevice(add, 'add')
  // As high as the form that takes its place, so that nothing moves.
  if (!useKnowsPasskeys())
    return <p className={asksPassword ? 'hint' : 'hint min-h-30'}>{passkeys.needsScript}</p>
  return (
    <form onSubmit={onSubmit} className="grid max-w-[400px] gap-3" aria-busy={pending}>
      <input type="hidden" name="answer" />
      <ProofStep asks={asksPassword} id="add" state={state} title={passkeys.add}>
        <Field
          name="name"
          label={passkeys.name}
          state={state}
          defaultValue={suggestion}
          required
          autoComplete="off"
          dir="auto"
        />
        <div>
          <Submit label={passkeys.add} busy={passkeys.asking} pending={pending} kind="ghost" />
        </div>
      </ProofStep>
      <Outcome state={state} />
    </form>
  )
}
