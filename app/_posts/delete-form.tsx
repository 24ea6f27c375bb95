'use client'

import { type ReactNode, useEffect, useRef } from 'react'
import { useDeletingWords } from '#app/_i18n/deleting-words.ts'
import { useEditingWords } from '#app/_i18n/editing-words.ts'
import { Outcome } from '#app/_ui/outcome.tsx'
import { Submit } from '#app/_ui/submit.tsx'
import { useForm } from '#app/_ui/use-form.ts'
import { remove } from './actions.ts'

type Props = {
  id: number
  /** Make a draft of it. */
  redrafts?: boolean
  to?: string
  onDeleted?: () => void
  children?: ReactNode
}

/** The question whether a post shall go, and be written again, in its dialog and on its page; `children` is the way out. */
export function DeleteForm({ id, redrafts = false, to, onDeleted, children }: Props) {
  const words = useDeletingWords()
  const { redraft, redraftTitle, redraftHint } = useEditingWords()
  const yes = redrafts ? redraft : words.yes
  const { state, pending, props } = useForm(remove)
  const deleted = useRef(onDeleted)
  useEffect(() => {
    if (state.key) deleted.current?.()
  }, [state.key])

  return (
    <form {...props} className="grid gap-3 p-5">
      <h2 id={redrafts ? 'redraft-title' : 'delete-title'} className="font-bold text-title">
        {redrafts ? redraftTitle : words.title}
      </h2>
      <p className="text-muted">{redrafts ? redraftHint : words.hint}</p>
      <input type="hidden" name="id" value={id} />
      {redrafts && <input type="hidden" name="as" value="draft" />}
      {to && <input type="hidden" name="to" value={to} />}
      <Outcome state={state} />
      <div className="flex flex-wrap justify-end gap-2">
        {children}
        <Submit label={yes} busy={yes} pending={pending} kind="danger" />
      </div>
    </form>
  )
}
