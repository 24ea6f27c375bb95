'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { useWords } from '#app/_i18n/words.ts'
import { Composer } from './composer.tsx'

type Props = { author: { handle: string; name: string }; limit: number; formKey: string }

/**
 * Writing from anywhere: every link marked `data-compose` opens this dialog instead of the page it leads to.
 */
export function ComposeDialog(props: Props) {
  const { composer: words } = useWords()
  const dialog = useRef<HTMLDialogElement>(null)
  const [open, setOpen] = useState(false)
  const router = useRouter()

  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const link = (event.target as Element).closest?.('[data-compose]')
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || location.pathname === '/compose')
        return
      event.preventDefault()
      event.stopPropagation()
      setOpen(true)
    }
    document.addEventListener('click', onClick, true)
    return () => document.removeEventListener('click', onClick, true)
  }, [])
  useEffect(() => {
    if (open) dialog.current?.showModal()
  }, [open])

  if (!open) return null
  return (
    <dialog ref={dialog} className="dialog sheet" aria-label={words.title} onClose={() => setOpen(false)}>
      <Composer
        {...props}
        autoFocus
        onPosted={() => {
          dialog.current?.close()
          router.refresh()
        }}
      />
    </dialog>
  )
}
