'use client'

import { useModerationWords } from '#app/_i18n/moderation-words.ts'
import { Outcome } from '#app/_ui/outcome.tsx'
import { useForm } from '#app/_ui/use-form.ts'
import { decideOnJob } from './actions.ts'

/** Has a job that was given up tried again, or dropped. */
export function JobForm({ id }: { id: number }) {
  const words = useModerationWords()
  const { state, pending, props } = useForm(decideOnJob)
  return (
    <form {...props} className="flex flex-wrap items-center gap-2">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="from" value="/moderation/inside" />
      <button type="submit" name="verdict" value="retry" className="ghost" disabled={pending}>
        {words.retry}
      </button>
      <button type="submit" name="verdict" value="drop" className="ghost" disabled={pending}>
        {words.drop}
      </button>
      <Outcome state={state} />
    </form>
  )
}
