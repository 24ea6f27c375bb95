'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { useDraftsWords } from '#app/_i18n/drafts-words.ts'
import { useForm } from '#app/_ui/use-form.ts'
import { chooseDraft } from './actions.ts'

type Props = { id: number; body: string; publishAt: number; now: number; from: string }

/** A post that was sent and waits a moment: the way to call it back, or to send it on at once. */
export function HeldBar({ id, body, publishAt, now, from }: Props) {
  const words = useDraftsWords()
  const router = useRouter()
  const { state, pending, props } = useForm(chooseDraft)
  useEffect(() => {
    // A moment later it stands among the others.
    const timer = setTimeout(() => router.refresh(), Math.max(0, publishAt - now) + 1500)
    return () => clearTimeout(timer)
  }, [publishAt, now, router])
  return (
    <form {...props} className="held" role="status">
      <input type="hidden" name="from" value={from} />
      <p className="min-w-0 flex-1">
        <b className="block font-semibold">{state.problem ?? words.held}</b>
        <span className="hint block truncate" dir="auto">
          {body}
        </span>
      </p>
      <button type="submit" name="now" value={id} className="ghost" disabled={pending}>
        {words.now}
      </button>
      <button type="submit" name="undo" value={id} className="primary" disabled={pending}>
        {words.undo}
      </button>
    </form>
  )
}
