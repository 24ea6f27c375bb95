'use client'

import { useEffect, useRef } from 'react'
import { useComposerWords } from '#app/_i18n/composer-words.ts'
import { useQuotingWords } from '#app/_i18n/quoting-words.ts'
import { toast } from '#app/_ui/toast.tsx'
import type { Visibility } from '#db/schema/visibilities.ts'
import { Composer } from './composer.tsx'
import { Extras } from './extras.tsx'
import { MorePosts } from './more-posts.tsx'

type Props = {
  author: { handle: string; name: string; avatar: string | null }
  limit: number
  formKey: string
  usual: Visibility | null
  /** How often it was asked for: it opens each time. */
  count: number
  answered: Answered | undefined
}

/** The post that is to be answered. */
export type Answered = { id: number; handle: string; begin: string }

/** The dialog in which a post is written. Closed, it keeps what was written. */
export function ComposeSheet({ count, answered, ...props }: Props) {
  const words = useComposerWords()
  const { who, policies } = useQuotingWords()
  const quotes = { label: who, options: policies }
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    if (count === 0) return
    dialog.current?.showModal()
    // It would go to the first button; and what was begun is written on.
    const area = dialog.current?.querySelector('textarea')
    area?.focus()
    area?.setSelectionRange(area.value.length, area.value.length)
  }, [count])

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
          More={MorePosts}
          With={Extras}
          quotes={quotes}
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
        <Composer
          key="new"
          {...props}
          More={MorePosts}
          With={Extras}
          quotes={quotes}
          autoFocus
          onPosted={() => dialog.current?.close()}
        />
      )}
    </dialog>
  )
}
