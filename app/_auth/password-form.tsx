'use client'

import { useEntryWords } from '#app/_i18n/entry-words.ts'
import { useSettingsWords } from '#app/_i18n/settings-words.ts'
import { Field } from '#app/_ui/field.tsx'
import { Outcome } from '#app/_ui/outcome.tsx'
import { Submit } from '#app/_ui/submit.tsx'
import { useForm } from '#app/_ui/use-form.ts'
import { renewPassword } from './actions.ts'

/** A new password in place of the current one, or the first one of somebody who came in another way. */
export function PasswordForm({ least, isFirst }: { least: number; isFirst: boolean }) {
  const entry = useEntryWords()
  const settings = useSettingsWords()
  const { state, pending, props } = useForm(renewPassword)
  return (
    <form {...props} className="grid max-w-[400px] gap-4">
      {!isFirst && (
        <Field
          name="current"
          type="password"
          label={entry.currentPassword}
          state={state}
          required
          maxLength={1024}
          autoComplete="current-password"
        />
      )}
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
        <Submit
          label={isFirst ? settings.firstPasswordTitle : entry.resetSubmit}
          busy={settings.saving}
          pending={pending}
        />
      </div>
    </form>
  )
}
