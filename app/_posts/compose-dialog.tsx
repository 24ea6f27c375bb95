'use client'

import { useEffect, useRef, useState } from 'react'
import { useComposerWords } from '#app/_i18n/composer-words.ts'
import { toast } from '#app/_ui/toast.tsx'
import { beginning } from './beginning.ts'
import { Composer } from './composer.tsx'

type Props = {
  author: { handle: string; name: string; avatar: string | null }
  limit: number
  formKey: string
}

/** The post that is to be answered. */
type Answered = { id: number; handle: string; begin: string }

/**
 * Writing from anywhere: every link marked `data-compose`, and the one to answer a post, opens this dialog instead
 * of the page it leads to. Closed, it keeps what was written.
 */
export function ComposeDialog(props: Props) {
  const words = useComposerWords()
  const dialog = useRef<HTMLDialogElement>(null)
  const { count, answered } = useOpenings(props.author.handle)
  useEffect(() => {
    if (count === 0) return
    dialog.current?.showModal()
    // It would go to the first button; and what was begun is written on.
    const area = dialog.current?.querySelector('textarea')
    area?.focus()
    area?.setSelectionRange(area.value.length, area.value.length)
  }, [count])

  if (count === 0) return null
  const title = answered ? words.replyTo(answered.handle) : words.title
  return (
    <dialog ref={dialog} className="dialog sheet" aria-label={title}>
      <div className="flex items-center justify-between px-4 pt-3">
        <p className="min-w-0 truncate font-semibold">{title}</p>
        <button type="button" className="sunken" onClick={() => dialog.current?.close()}>
          {words.close}
        </button>
      </div>
      {answered ? (
        <Composer
          key={answered.id}
          {...props}
          // No two answers may go under one key.
          formKey={`${props.formKey}-${count}`}
          replyTo={answered.id}
          shared={answered.begin}
          autoFocus
          onPosted={() => {
            dialog.current?.close()
            toast({ text: words.posted })
          }}
        />
      ) : (
        <Composer key="new" {...props} autoFocus onPosted={() => dialog.current?.close()} />
      )}
    </dialog>
  )
}

/** How often the dialog was asked for and for what; on the page it stands for, links are links. */
function useOpenings(own: string): { count: number; answered?: Answered | undefined } {
  const [openings, setOpenings] = useState<{ count: number; answered?: Answered | undefined }>({ count: 0 })
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const link =
        event.target instanceof Element &&
        event.target.closest<HTMLAnchorElement>('[data-compose="true"], a.reply')
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || location.pathname === '/compose')
        return
      event.preventDefault()
      event.stopPropagation()
      const answered = link.matches('.reply') ? answeredBy(link, own) : undefined
      setOpenings(({ count }) => ({ count: count + 1, answered }))
    }
    document.addEventListener('click', onClick, true)
    return () => document.removeEventListener('click', onClick, true)
  }, [own])
  return openings
}

/** The post that a link to answer stands in, as its row shows it. */
function answeredBy(link: HTMLAnchorElement, own: string): Answered {
  const row = link.closest('article')
  const handles = (links: string) =>
    [...(row?.querySelectorAll<HTMLAnchorElement>(links) ?? [])].map(({ pathname }) => pathname.slice(2))
  const [handle = ''] = handles('.person')
  const id = Number(new URL(link.href).searchParams.get('reply'))
  return { id, handle, begin: beginning(handle, handles('.body a[href^="/@"]'), own) }
}
