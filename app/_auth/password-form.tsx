'use client'

import { useActionState } from 'react'
import { useWords } from '#app/_i18n/words.ts'
import { Field } from '#app/_ui/field.tsx'
import { untouched } from '#app/_ui/form-state.ts'
import { Outcome } from '#app/_ui/outcome.tsx'
import { Submit } from '#app/_ui/submit.tsx'
import { renewPassword } from './actions.ts'

export function PasswordForm({ least }: { least: number }) {
  const { entry, settings } = useWords()
  const [state, action] = useActionState(renewPassword, untouched)
  return (
    <form action={action} className="grid max-w-[400px] gap-4">
      <Field
        name="current"
        type="password"
        label={entry.currentPassword}
        state={state}
        required
        maxLength={1024}
        autoComplete="current-password"
      />
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
      <Outcome state={state} />
      <div>
        <Submit label={entry.resetSubmit} pending={settings.saving} />
      </div>
    </form>
  )
}
