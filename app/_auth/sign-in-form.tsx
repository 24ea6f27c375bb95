'use client'

import { useEntryWords } from '#app/_i18n/entry-words.ts'
import { Field } from '#app/_ui/field.tsx'
import { Outcome } from '#app/_ui/outcome.tsx'
import { Submit } from '#app/_ui/submit.tsx'
import { useForm } from '#app/_ui/use-form.ts'
import { enter } from './actions.ts'

export function SignInForm({ next }: { next: string }) {
  const entry = useEntryWords()
  const { state, pending, props } = useForm(enter)
  return (
    <form {...props} className="grid gap-4">
      <Field
        name="login"
        label={entry.login}
        state={state}
        required
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        maxLength={1024}
      />
      <Field
        name="password"
        type="password"
        label={entry.password}
        state={state}
        required
        autoComplete="current-password"
        maxLength={1024}
      />
      <input type="hidden" name="next" value={next} />
      <Outcome state={state} />
      <Submit label={entry.signInTitle} busy={entry.signInTitle} pending={pending} />
    </form>
  )
}
