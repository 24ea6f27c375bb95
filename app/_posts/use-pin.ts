'use client'

import { useConnectionWords } from '#app/_i18n/connection-words.ts'
import { useQuotingWords } from '#app/_i18n/quoting-words.ts'
import { untouched } from '#app/_ui/form-state.ts'
import { toast } from '#app/_ui/toast.tsx'
import { choosePin } from './actions.ts'

/** Puts a post at the head of one's profile, or takes it from there, and says what came of it. */
export function usePin() {
  const words = useQuotingWords()
  const problems = useConnectionWords()
  return async (id: number, pinned: boolean) => {
    const form = new FormData()
    form.set(pinned ? 'pin' : 'unpin', String(id))
    const { problem } = await choosePin(untouched, form).catch(() => ({ problem: problems.unreachable }))
    toast({ text: problem ?? (pinned ? words.pinned : words.unpinned) })
  }
}
