'use client'

import { useConnectionWords } from '#app/_i18n/connection-words.ts'
import { usePostWords } from '#app/_i18n/post-words.ts'
import { useThreadWords } from '#app/_i18n/thread-words.ts'
import { untouched } from '#app/_ui/form-state.ts'
import { toast } from '#app/_ui/toast.tsx'
import { chooseConversation } from './actions.ts'

/** Mutes the conversation of a post, and offers for a moment to take that back. */
export function useMuting() {
  const words = useThreadWords()
  const { undo } = usePostWords()
  const problems = useConnectionWords()

  async function choose(choice: 'mute' | 'unmute', id: number) {
    const form = new FormData()
    form.set(choice, String(id))
    const answer = await chooseConversation(untouched, form).catch(() => ({ problem: problems.unreachable }))
    return answer.problem
  }

  return async (id: number) => {
    const problem = await choose('mute', id)
    const takeBack = async () => {
      const failed = await choose('unmute', id)
      if (failed) toast({ text: failed })
    }
    if (problem) toast({ text: problem })
    else toast({ text: words.isMuted, action: { label: undo, run: () => void takeBack() } })
  }
}
