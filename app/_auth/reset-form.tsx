'use client'

import { useEntryWords } from '#app/_i18n/entry-words.ts'
import { Field } from '#app/_ui/field.tsx'
import { Outcome } from '#app/_ui/outcome.tsx'
import { Submit } from '#app/_ui/submit.tsx'
import { useForm } from '#app/_ui/use-form.ts'
import { reset } from './actions.ts'

export function ResetForm({ token, least }: { token: string; least: number }) {
  const entry = useEntryWords()
  const { state, pending, props } = useForm(reset)
  return (
    <form {...props} className="grid gap-4">
      <Field
        name="password"
        type="password"
        label={entry.newPassword}
        hint={entry.passwordHint(least)}
        state={state}
        required
        minLength={least}
        maxLength={1024}
        autoComplete="new-password"
      />
      <Field
        name="repeat"
        type="password"
        label={entry.repeatPassword}
        state={state}
        required
        maxLength={1024}
        autoComplete="new-password"
      />
      <input type="hidden" name="token" value={token} />
      <Outcome state={state} />
      <Submit label={entry.resetSubmit} busy={entry.resetSubmit} pending={pending} />
    </form>
  )
}
