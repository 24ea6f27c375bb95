'use client'

import { useEffect, useRef, useState } from 'react'
import { useComposerWords } from '#app/_i18n/composer-words.ts'
import { Composer } from './composer.tsx'

type Props = {
  author: { handle: string; name: string; avatar: string | null }
  limit: number
  formKey: string
}

/**
 * Writing from anywhere: every link marked `data-compose` opens this dialog instead of the page it leads to.
 * Closed, it keeps what was written.
 */
export function ComposeDialog(props: Props) {
  const words = useComposerWords()
  const dialog = useRef<HTMLDialogElement>(null)
  const openings = useOpenings()
  useEffect(() => {
    if (openings === 0) return
    dialog.current?.showModal()
    // It would go to the first button.
    dialog.current?.querySelector('textarea')?.focus()
  }, [openings])

  if (openings === 0) return null
  return (
    <dialog ref={dialog} className="dialog sheet" aria-label={words.title}>
      <div className="flex items-center justify-between px-4 pt-3">
        <p className="font-semibold">{words.title}</p>
        <button type="button" className="sunken" onClick={() => dialog.current?.close()}>
          {words.close}
        </button>
      </div>
      <Composer {...props} autoFocus onPosted={() => dialog.current?.close()} />
    </dialog>
  )
}

/** How often the dialog was asked for; on the page it stands for, links are links. */
function useOpenings(): number {
  const [openings, setOpenings] = useState(0)
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element && event.target.closest('[data-compose="true"]')
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || location.pathname === '/compose')
        return
      event.preventDefault()
      event.stopPropagation()
      setOpenings((count) => count + 1)
    }
    document.addEventListener('click', onClick, true)
    return () => document.removeEventListener('click', onClick, true)
  }, [])
  return openings
}
