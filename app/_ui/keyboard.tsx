'use client'

import { useEffect, useRef, useState } from 'react'
import { useKeyboardWords } from '#app/_i18n/keyboard-words.ts'
import { watchReturns } from './come-back.ts'
import { press } from './keys.ts'
import { Shortcuts } from './shortcuts.tsx'

/** Listens to single keys, and shows which there are. */
export function Keyboard() {
  const words = useKeyboardWords()
  const [asked, setAsked] = useState(0)
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => press(event, () => setAsked((count) => count + 1))
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  useEffect(watchReturns, [])
  useEffect(() => {
    if (asked > 0) dialog.current?.showModal()
  }, [asked])

  if (asked === 0) return null
  return (
    <dialog ref={dialog} className="dialog" aria-labelledby="keys-title">
      <form method="dialog" className="grid gap-4 p-5">
        <h2 id="keys-title" className="font-bold text-title">
          {words.title}
        </h2>
        <Shortcuts />
        <button type="submit" className="ghost justify-self-end">
          {words.close}
        </button>
      </form>
    </dialog>
  )
}
