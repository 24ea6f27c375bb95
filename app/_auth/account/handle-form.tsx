'use client'

import { useAccountWords } from '#app/_i18n/account-words.ts'
import { useEntryWords } from '#app/_i18n/entry-words.ts'
import { useSettingsWords } from '#app/_i18n/settings-words.ts'
import { Field } from '#app/_ui/field.tsx'
import { Outcome } from '#app/_ui/outcome.tsx'
import { Submit } from '#app/_ui/submit.tsx'
import { useForm } from '#app/_ui/use-form.ts'
import { handle as limits } from '#db/text/limits.ts'
import { renameAccount } from './actions.ts'
import { ProofField } from './proof-field.tsx'

/** Another handle for an account. */
export function HandleForm({ asksPassword }: { asksPassword: boolean }) {
  const entry = useEntryWords()
  const settings = useSettingsWords()
  const account = useAccountWords()
  const { state, pending, props } = useForm(renameAccount)
  return (
    <form {...props} className="grid max-w-[400px] gap-4">
      <Field
        name="handle"
        label={account.handleNew}
        hint={entry.handleHint}
        state={state}
        required
        minLength={limits.least}
        maxLength={limits.most + 1}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
      />
      <ProofField asks={asksPassword} state={state} />
      <Outcome state={state} />
      <div>
        <Submit label={account.handleSubmit} busy={settings.saving} pending={pending} />
      </div>
    </form>
  )
}
