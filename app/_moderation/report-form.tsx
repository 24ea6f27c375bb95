'use client'

import { useReportWords } from '#app/_i18n/report-words.ts'
import { TextField } from '#app/_ui/field.tsx'
import { Outcome } from '#app/_ui/outcome.tsx'
import { Submit } from '#app/_ui/submit.tsx'
import { useForm } from '#app/_ui/use-form.ts'
import type { ReportReason } from '#db/schema/reports.ts'
import { complain } from './actions.ts'

type Props = { subject: { name: 'post' | 'person'; id: number } }

/** Tells whoever guards the place of a post or a person: what is wrong, and what they should know. */
export function ReportForm({ subject }: Props) {
  const words = useReportWords()
  const { state, pending, props } = useForm(complain)
  return (
    <form {...props} className="grid gap-4">
      <input type="hidden" name={subject.name} value={subject.id} />
      <fieldset className="grid gap-1" aria-describedby={state.errors?.reason && 'reason-problem'}>
        <legend className="mb-1 font-semibold">{words.reason}</legend>
        {(Object.entries(words.reasons) as [ReportReason, string][]).map(([reason, label]) => (
          <label key={reason} className="flex min-h-11 items-center gap-3">
            <input
              type="radio"
              name="reason"
              value={reason}
              required
              defaultChecked={state.values?.reason === reason}
              className="size-5 accent-accent"
            />
            {label}
          </label>
        ))}
        {state.errors?.reason && (
          <p id="reason-problem" className="problem">
            {state.errors.reason}
          </p>
        )}
      </fieldset>
      <TextField name="comment" label={words.comment} state={state} rows={4} dir="auto" />
      <Outcome state={state} />
      <div>
        <Submit label={words.send} busy={words.sending} pending={pending} />
      </div>
    </form>
  )
}
