'use client'

import { useConnectionWords } from '#app/_i18n/connection-words.ts'
import { usePostWords } from '#app/_i18n/post-words.ts'
import { untouched } from '#app/_ui/form-state.ts'
import { toast } from '#app/_ui/toast.tsx'
import type { TimelinePost } from '#db/queries/timeline-post.ts'
import { restore } from './actions.ts'

/** Offers for a moment to take a deletion back; `onRestored` hears when that was done. */
export function useUndo(onRestored: (post: TimelinePost) => void) {
  const words = usePostWords()
  const problems = useConnectionWords()

  async function undo(post: TimelinePost) {
    const form = new FormData()
    form.set('id', String(post.id))
    const { problem } = await restore(untouched, form).catch(() => ({ problem: problems.unreachable }))
    if (problem) toast({ text: problem })
    else onRestored(post)
  }

  return (post: TimelinePost) =>
    toast({ text: words.deleted, action: { label: words.undo, run: () => void undo(post) } })
}
