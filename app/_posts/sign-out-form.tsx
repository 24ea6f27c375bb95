'use client'

import { type SubmitEvent, useRef } from 'react'
import { useNavWords } from '#app/_i18n/nav-words.ts'
import { useSettingsWords } from '#app/_i18n/settings-words.ts'
import { hasDraft } from './has-draft.ts'

const signOut = { action: '/sign-out', method: 'post' }

/** Signs out. Nothing that was written here stays, so whoever has not sent something is asked before. */
export function SignOutForm() {
  const nav = useNavWords()
  const settings = useSettingsWords()
  const dialog = useRef<HTMLDialogElement>(null)

  function ask(event: SubmitEvent<HTMLFormElement>) {
    if (!hasDraft()) return
    event.preventDefault()
    dialog.current?.showModal()
  }

  return (
    <>
      <form {...signOut} onSubmit={ask} className="grid justify-items-start gap-2">
        <button type="submit" className="ghost" aria-describedby="sign-out-hint">
          {nav.signOut}
        </button>
        <p id="sign-out-hint" className="hint">
          {settings.signOutHint}
        </p>
      </form>
      <dialog ref={dialog} className="dialog" aria-labelledby="sign-out-title">
        <form {...signOut} className="grid gap-3 p-5">
          <h2 id="sign-out-title" className="font-bold text-title">
            {settings.unsentTitle}
          </h2>
          <p className="text-muted">{settings.unsentHint}</p>
          <div className="flex flex-wrap justify-end gap-2">
            <button type="submit" formMethod="dialog" className="ghost">
              {settings.unsentNo}
            </button>
            <button type="submit" className="danger">
              {settings.unsentYes}
            </button>
          </div>
        </form>
      </dialog>
    </>
  )
}
