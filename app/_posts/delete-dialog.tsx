'use client'

import { useEffect, useRef } from 'react'
import { useDeletingWords } from '#app/_i18n/deleting-words.ts'
import { DeleteForm } from './delete-form.tsx'

type Props = { id: number; onClose: () => void; onDeleted: () => void }

/** Asks once before a post goes, above the list it is in. */
export function DeleteDialog({ id, onClose, onDeleted }: Props) {
  const words = useDeletingWords()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => dialog.current?.showModal(), [])
  return (
    <dialog ref={dialog} className="dialog" onClose={onClose} aria-labelledby="delete-title">
      <DeleteForm id={id} onDeleted={onDeleted}>
        <button type="button" className="ghost" onClick={() => dialog.current?.close()}>
          {words.no}
        </button>
      </DeleteForm>
    </dialog>
  )
}
