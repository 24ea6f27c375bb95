'use client'

import { useNotificationsWords } from '#app/_i18n/notifications-words.ts'
import { useForm } from '#app/_ui/use-form.ts'
import { markRead } from './actions.ts'

/** Says that all have been seen that there were when the page was made. */
export function MarkReadForm({ upTo, from, className }: { upTo: number; from: string; className?: string }) {
  const words = useNotificationsWords()
  const { props } = useForm(markRead)
  return (
    <form {...props} className={className}>
      <input type="hidden" name="upTo" value={upTo} />
      <input type="hidden" name="from" value={from} />
      <button type="submit" className="ghost">
        {words.markAll}
      </button>
    </form>
  )
}
