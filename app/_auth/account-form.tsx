'use client'

import { useEntryWords } from '#app/_i18n/entry-words.ts'
import { Field } from '#app/_ui/field.tsx'
import { Outcome } from '#app/_ui/outcome.tsx'
import { Submit } from '#app/_ui/submit.tsx'
import { useForm } from '#app/_ui/use-form.ts'
import { email, handle, password } from '#db/text/limits.ts'
import { join, own } from './actions.ts'

/** Handle, address and password of a new account: the owner's, with the token of their link, or anyone's. */
export function AccountForm(props: { next: string } | { token: string }) {
  const entry = useEntryWords()
  const { state, pending, props: form } = useForm('token' in props ? own : join)
  return (
    <form {...form} className="grid gap-4">
      <Field
        name="handle"
        label={entry.handle}
        hint={entry.handleHint}
        state={state}
        required
        minLength={handle.least}
        maxLength={handle.most + 1}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
      />
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
      <Field
        name="password"
        type="password"
        label={entry.password}
        hint={entry.passwordHint('token' in props ? password.leastForAdmins : password.least)}
        state={state}
        required
        minLength={'token' in props ? password.leastForAdmins : password.least}
        maxLength={1024}
        autoComplete="new-password"
      />
      {'token' in props ? (
        <input type="hidden" name="token" value={props.token} />
      ) : (
        <input type="hidden" name="next" value={props.next} />
      )}
      <Outcome state={state} />
      <Submit label={entry.create} busy={entry.create} pending={pending} />
    </form>
  )
}
