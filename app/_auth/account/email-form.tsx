'use client'

import { useAccountWords } from '#app/_i18n/account-words.ts'
import { useSettingsWords } from '#app/_i18n/settings-words.ts'
import { Field } from '#app/_ui/field.tsx'
import { Outcome } from '#app/_ui/outcome.tsx'
import { Submit } from '#app/_ui/submit.tsx'
import { useForm } from '#app/_ui/use-form.ts'
import { email } from '#db/text/limits.ts'
import { moveAddress } from './actions.ts'
import { ProofField } from './proof-field.tsx'

/** Another e-mail address for an account. */
export function EmailForm({ asksPassword }: { asksPassword: boolean }) {
  const settings = useSettingsWords()
  const account = useAccountWords()
  const { state, pending, props } = useForm(moveAddress)
  return (
    <form {...props} className="grid max-w-[400px] gap-4">
      <Field
        name="email"
        type="email"
        label={account.emailNew}
        state={state}
        required
        autoComplete="email"
        maxLength={email.most}
      />
      <ProofField asks={asksPassword} state={state} />
      <Outcome state={state} />
      <div>
        <Submit label={account.emailSubmit} busy={settings.saving} pending={pending} />
      </div>
    </form>
  )
}
