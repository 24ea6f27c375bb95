'use client'

import { useEntryWords } from '#app/_i18n/entry-words.ts'
import { Field } from '#app/_ui/field.tsx'
import { Outcome } from '#app/_ui/outcome.tsx'
import { Submit } from '#app/_ui/submit.tsx'
import { useForm } from '#app/_ui/use-form.ts'
import { reset } from './actions.ts'

type Props = { token: string; least: number; others: string[] }

/** A new password by a link; `others` names what else leads into the account, which can be taken away with that. */
export function ResetForm({ token, least, others }: Props) {
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
      {others.length > 0 && (
        <fieldset className="box grid gap-2">
          <legend className="sr-only">{entry.otherWays}</legend>
          <p>{entry.otherWays}</p>
          <ul className="list-disc pl-5">
            {others.map((name) => (
              <li key={name} dir="auto" className="wrap-anywhere">
                {name}
              </li>
            ))}
          </ul>
          <label className="flex items-center gap-2">
            <input
              type="checkbox"
              name="only"
              aria-describedby="only-hint"
              defaultChecked={state.values ? state.values.only === 'on' : true}
            />
            {entry.otherWaysEnd}
          </label>
          <p id="only-hint" className="hint">
            {entry.otherWaysHint}
          </p>
        </fieldset>
      )}
      <input type="hidden" name="token" value={token} />
      <Outcome state={state} />
      <Submit label={entry.resetSubmit} busy={entry.resetSubmit} pending={pending} />
    </form>
  )
}
