'use client'

import { useEffect, useRef } from 'react'
import { useDeletingWords } from '#app/_i18n/deleting-words.ts'
import { DeleteForm } from './delete-form.tsx'

type Props = { id: number; redrafts: boolean; onClose: () => void; onDeleted: () => void }

/** Asks once before a post goes, above the list it is in. */
export function DeleteDialog({ id, redrafts, onClose, onDeleted }: Props) {
  const words = useDeletingWords()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog
      ref={dialog}
      className="dialog"
      onClose={onClose}
      aria-labelledby={redrafts ? 'redraft-title' : 'delete-title'}
    >
      <DeleteForm id={id} redrafts={redrafts} onDeleted={onDeleted}>
        <button type="button" className="ghost" onClick={() => dialog.current?.close()}>
          {words.no}
        </button>
      </DeleteForm>
    </dialog>
  )
}
