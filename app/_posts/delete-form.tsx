'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { useDeletingWords } from '#app/_i18n/deleting-words.ts'
import { Outcome } from '#app/_ui/outcome.tsx'
import { Submit } from '#app/_ui/submit.tsx'
import { useForm } from '#app/_ui/use-form.ts'
import { remove } from './actions.ts'

type Props = { id: number; to?: string; onDeleted?: () => void; children: ReactNode }

/** The question whether a post shall go, in its dialog and on its page; `children` is the way out. */
export function DeleteForm({ id, to, onDeleted, children }: Props) {
  const words = useDeletingWords()
  const { state, pending, props } = useForm(remove)
  const deleted = useRef(onDeleted)
  useEffect(() => {
    if (state.key) deleted.current?.()
  }, [state.key])

  return (
    <form {...props} className="grid gap-3 p-5">
      <h2 id="delete-title" className="font-bold text-title">
        {words.title}
      </h2>
      <p className="text-muted">{words.hint}</p>
      <input type="hidden" name="id" value={id} />
      {to && <input type="hidden" name="to" value={to} />}
      <Outcome state={state} />
      <div className="flex justify-end gap-2">
        {children}
        <Submit label={words.yes} busy={words.yes} pending={pending} kind="danger" />
      </div>
    </form>
  )
}
