'use client'

import { useEntryWords } from '#app/_i18n/entry-words.ts'
import { Field } from '#app/_ui/field.tsx'
import { Outcome } from '#app/_ui/outcome.tsx'
import { Submit } from '#app/_ui/submit.tsx'
import { useForm } from '#app/_ui/use-form.ts'
import { email, handle as limits } from '#db/text/limits.ts'
import { joinThrough } from './actions.ts'

/** The handle of somebody new, and their address where the door has vouched for none. */
export function NewcomerForm({ handle, asksEmail }: { handle: string; asksEmail: boolean }) {
  const entry = useEntryWords()
  const { state, pending, props } = useForm(joinThrough)
  return (
    <form {...props} className="grid gap-4">
      <Field
        name="handle"
        label={entry.handle}
        hint={entry.handleHint}
        state={state}
        defaultValue={handle}
        required
        minLength={limits.least}
        maxLength={limits.most + 1}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
      />
      {asksEmail && (
        <Field
          name="email"
          type="email"
          label={entry.email}
          hint={entry.emailHint}
          state={state}
          required
          autoComplete="email"
          maxLength={email.most}
        />
      )}
      <Outcome state={state} />
      <Submit label={entry.create} busy={entry.create} pending={pending} />
    </form>
  )
}
