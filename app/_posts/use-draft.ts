'use client'

import { type RefObject, useEffect, useId, useRef, useState } from 'react'
import type { FormState } from '#app/_ui/form-state.ts'
import { writtenIn } from './chain.ts'

/** What is being written, and what was last sent under which key and not answered yet. */
type Draft = { text: string; sent?: { text: string; key: string } }

type Written = {
  handle: string
  formKey: string
  shared: string
  /** Every post that is answered or quoted has a draft of its own. */
  replyTo: number | undefined
  quoteOf: number | undefined
  /** The draft on the server that is gone on with. */
  draft?: number | undefined
}

/** Under which name this browser keeps what is written. */
export const draftName = ({ handle, replyTo, quoteOf, draft }: Omit<Written, 'formKey' | 'shared'>): string =>
  `pipit-draft:${handle}${draft ? `:draft:${draft}` : replyTo ? `:${replyTo}` : quoteOf ? `:quote:${quoteOf}` : ''}`

/**
 * The text being written, of one post or several (`chain.ts`). It survives a closed tab, in this browser and for this
 * person alone, and is given back
 * after a refusal; it is gone once it was posted. Sent again after an answer that never came, it goes under the
 * same key, so that one post comes of it.
 */
export function useDraft(
  area: RefObject<HTMLTextAreaElement | null>,
  state: FormState,
  { handle, formKey, shared, replyTo, quoteOf, draft }: Written,
) {
  const from = useId()
  const name = draftName({ handle, replyTo, quoteOf, draft })
  const [text, write] = useState(writtenIn(state.values) ?? shared)
  const [offer, setOffer] = useState('')
  const [key, setKey] = useState(state.freshKey ?? formKey)
  const [sent, setSent] = useState('')
  const [hydrated, setHydrated] = useState(false)
  const [answered, setAnswered] = useState(state)
  if (answered !== state) {
    setAnswered(state)
    if (state.key) {
      write(leftOf(text, sent))
      setKey(state.key)
    } else if (state.freshKey) setKey(state.freshKey)
  }

  useEffect(() => {
    const draft = read(name)
    const form = area.current?.form
    const there = (form && writtenIn(Object.fromEntries(new FormData(form)))) ?? ''
    const isOffer = shared !== '' && there === shared && draft !== undefined && draft.text !== shared
    if (isOffer) setOffer(shared)
    // Whoever was quicker than the script keeps what they typed.
    const typed = isOffer ? draft.text : there || draft?.text
    if (typed) write(typed)
    if (draft?.sent && draft.sent.text === typed) setKey(draft.sent.key)
    setHydrated(true)
  }, [area, name, shared])

  const posted = useRef(state.key)
  useEffect(() => {
    if (!state.key || posted.current === state.key) return
    posted.current = state.key
    keep(name, { text })
    tell({ name, text, from })
  }, [state.key, name, text, from])

  // What the old key stands for is another post; it must not come back with the draft.
  useEffect(() => {
    if (state.freshKey) keep(name, { text: read(name)?.text ?? '' })
  }, [state.freshKey, name])

  // The same draft may stand in two places, on the page and in the dialog over it.
  useEffect(() => {
    const listen = ({ detail }: CustomEvent<Told>) => {
      if (detail.name === name && detail.from !== from) write(detail.text)
    }
    addEventListener(told, listen as EventListener)
    return () => removeEventListener(told, listen as EventListener)
  }, [name, from])

  const isUnsent = text.trim() !== '' && text !== shared
  useEffect(() => {
    if (!isUnsent) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isUnsent])

  function setText(next: string) {
    write(next)
    keep(name, { ...read(name), text: next })
    tell({ name, text: next, from })
  }

  return {
    text,
    setText,
    key,
    hydrated,
    offered: text === offer ? '' : offer,
    /** It is posted, or kept elsewhere. */
    forget: () => {
      keep(name, { text: '' })
      write('')
      tell({ name, text: '', from })
    },
    onSend: () => {
      setSent(text)
      keep(name, { text, sent: { text, key } })
    },
  }
}

/** What was typed after `sent` was sent. */
function leftOf(text: string, sent: string): string {
  if (text === sent || text.trim() === sent.trim()) return ''
  return text.startsWith(sent) ? text.slice(sent.length).trimStart() : text
}

type Told = { name: string; text: string; from: string }
const told = 'pipit-draft'
const tell = (detail: Told) => dispatchEvent(new CustomEvent(told, { detail }))

function read(name: string): Draft | undefined {
  try {
    return JSON.parse(localStorage.getItem(name) ?? '') as Draft
  } catch {
    return undefined
  }
}

function keep(name: string, draft: Draft) {
  try {
    if (draft.text) localStorage.setItem(name, JSON.stringify(draft))
    else localStorage.removeItem(name)
  } catch {
    // A browser that keeps nothing: the words stay on the page, as without us.
  }
}
