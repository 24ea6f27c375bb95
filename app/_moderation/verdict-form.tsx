'use client'

import { ProofField } from '#app/_auth/account/proof-field.tsx'
import { useModerationWords } from '#app/_i18n/moderation-words.ts'
import { TextField } from '#app/_ui/field.tsx'
import { Outcome } from '#app/_ui/outcome.tsx'
import { useForm } from '#app/_ui/use-form.ts'
import { decide } from './actions.ts'

type Props = {
  report: number
  handle: string | undefined
  /** What can be done about it now. */
  open: boolean
  post: 'seen' | 'hidden' | undefined
  person: 'here' | 'suspended' | undefined
  asksPassword: boolean
}

/** What is to be done about a report: one reason, and a button for each that can be done now. */
export function VerdictForm({ report, handle = '', open, post, person, asksPassword }: Props) {
  const words = useModerationWords()
  const { state, pending, props } = useForm(decide)
  const choices = [
    open && (['dismiss', words.dismiss, words.dismissHint, 'ghost'] as const),
    post === 'seen' && (['hide', words.hide, words.hideHint, 'ghost'] as const),
    post === 'hidden' && (['show', words.show, '', 'ghost'] as const),
    person === 'suspended' && (['return', words.letReturn(handle), '', 'ghost'] as const),
    person === 'here' && (['suspend', words.suspend(handle), words.suspendHint, 'danger'] as const),
  ].filter((choice) => choice !== false)
  if (choices.length === 0) return <p className="hint">{words.none}</p>
  return (
    <form {...props} className="grid gap-4">
      <input type="hidden" name="report" value={report} />
      <TextField name="why" label={words.why} hint={words.whyHint} state={state} rows={2} dir="auto" />
      <ProofField asks={asksPassword && person === 'here'} state={state} required={false} />
      <Outcome state={state} />
      <ul className="grid gap-3">
        {choices.map(([verdict, label, hint, look]) => (
          <li key={verdict} className="grid gap-1">
            <div>
              <button
                type="submit"
                name="verdict"
                value={verdict}
                className={look}
                aria-disabled={pending || undefined}
                aria-describedby={hint ? `${verdict}-hint` : undefined}
              >
                {label}
              </button>
            </div>
            {hint && (
              <p id={`${verdict}-hint`} className="hint">
                {hint}
              </p>
            )}
          </li>
        ))}
      </ul>
    </form>
  )
}
