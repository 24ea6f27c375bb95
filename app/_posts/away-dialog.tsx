'use client'

import { useEffect, useRef } from 'react'
import { useConnectionWords } from '#app/_i18n/connection-words.ts'
import { usePersonWords } from '#app/_i18n/person-words.ts'
import { untouched } from '#app/_ui/form-state.ts'
import { Outcome } from '#app/_ui/outcome.tsx'
import { toast } from '#app/_ui/toast.tsx'
import { useForm } from '#app/_ui/use-form.ts'
import { chooseRelation } from '#app/_users/privacy/actions.ts'

export type Away = 'mute' | 'block'
type Props = { path: string; away: Away; onClose: () => void }

/** Whose post a path leads to. */
export const authorIn = (path: string): string => path.split('/')[1]?.slice(1) ?? ''

/** Says what muting or blocking the author of a post means, asks once, and offers to take it back. */
export function AwayDialog({ path, away, onClose }: Props) {
  const words = usePersonWords()
  const problems = useConnectionWords()
  const dialog = useRef<HTMLDialogElement>(null)
  const handle = authorIn(path)
  useEffect(() => dialog.current?.showModal(), [])
  // Not an effect: when it was the only post of the list, the answer takes the list away, and this with it.
  const { state, props } = useForm(async (before, form) => {
    const next = await chooseRelation(before, form)
    if (next.key) offerUndo()
    return next
  })

  function offerUndo() {
    const text = away === 'mute' ? words.mutedName(handle) : words.blockedName(handle)
    toast({ text, action: { label: words.undo, run: () => void undo() } })
    dialog.current?.close()
  }

  async function undo() {
    const form = new FormData()
    form.set(away === 'mute' ? 'unmute' : 'unblock', handle)
    const { problem } = await chooseRelation(untouched, form).catch(() => ({ problem: problems.unreachable }))
    if (problem) toast({ text: problem })
  }

  const choice = (name: string, label: string, look: string) => (
    <button type="submit" name={name} value={handle} className={look}>
      {label}
    </button>
  )
  return (
    <dialog ref={dialog} className="dialog" onClose={onClose} aria-labelledby="away-title">
      <form {...props} className="grid gap-3 p-5">
        <h2 id="away-title" className="font-bold text-title">
          {away === 'mute' ? words.muteTitle(handle) : words.blockTitle(handle)}
        </h2>
        <p className="text-muted">{away === 'mute' ? words.muteHint : words.blockHint}</p>
        <Outcome state={state} />
        <div className="flex flex-wrap justify-end gap-2">
          <button type="button" className="ghost" onClick={() => dialog.current?.close()}>
            {words.cancel}
          </button>
          {away === 'block' ? (
            choice('block', words.block, 'danger')
          ) : (
            <>
              {choice('muteDay', words.muteDay, 'ghost')}
              {choice('muteWeek', words.muteWeek, 'ghost')}
              {choice('mute', words.mute, 'primary')}
            </>
          )}
        </div>
      </form>
    </dialog>
  )
}
