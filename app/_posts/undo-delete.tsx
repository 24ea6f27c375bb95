'use client'

import { usePostWords } from '#app/_i18n/post-words.ts'
import { Outcome } from '#app/_ui/outcome.tsx'
import { Submit } from '#app/_ui/submit.tsx'
import { useForm } from '#app/_ui/use-form.ts'
import { restore } from './actions.ts'

/** Says on the next page that a post was deleted, and offers to take that back. */
export function UndoDelete({ id, to }: { id: number; to: string }) {
  const words = usePostWords()
  const { state, pending, props } = useForm(restore)
  return (
    <form {...props} className="flex flex-wrap items-center gap-3 border-line border-b bg-sunken px-4 py-3">
      <p role="status" className="mr-auto">
        {words.deleted}
      </p>
      <Outcome state={state} />
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="to" value={to} />
      <Submit label={words.undo} busy={words.undo} pending={pending} kind="ghost" />
    </form>
  )
}
