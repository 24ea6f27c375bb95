'use client'

import { type SubmitEvent, useState, useSyncExternalStore } from 'react'
import { useConnectionWords } from '#app/_i18n/connection-words.ts'
import { useDoorsWords } from '#app/_i18n/doors-words.ts'
import { usePasskeysWords } from '#app/_i18n/passkeys-words.ts'
import type { FormAction, FormState } from '#app/_ui/form-state.ts'
import { useForm } from '#app/_ui/use-form.ts'

type Use = 'enter' | 'add'
type Trouble = 'present' | 'cancelled' | 'failed' | 'often' | 'unreachable'

/** Whether this browser knows passkeys; undefined where the page is rendered, and for good without JavaScript. */
export const useKnowsPasskeys = (): boolean | undefined =>
  useSyncExternalStore<boolean | undefined>(
    () => () => undefined,
    () => 'PublicKeyCredential' in window,
    () => undefined,
  )

/** A form that is sent once the device has answered, with what it said in the field `answer`. */
export function useDevice(action: FormAction, use: Use) {
  const passkeys = usePasskeysWords()
  const problems = useConnectionWords()
  const doors = useDoorsWords()
  const { state, pending, send } = useForm(action)
  const [asking, setAsking] = useState(false)
  const [refusal, setRefusal] = useState<FormState>()
  const troubles: Record<Trouble, string> = {
    ...passkeys,
    often: doors.often,
    unreachable: problems.unreachable,
  }

  async function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    const form = event.currentTarget
    if (asking || pending) return
    setAsking(true)
    setRefusal(undefined)
    const answer = await answerOf(use, form)
    setAsking(false)
    if ('refusal' in answer) return setRefusal(answer.refusal)
    if ('trouble' in answer) return setRefusal({ problem: troubles[answer.trouble] })
    const field = form.elements.namedItem('answer')
    if (field instanceof HTMLInputElement) field.value = answer.text
    send(form, null)
  }

  return { state: refusal ?? state, pending: asking || pending, onSubmit }
}

type Answer = { text: string } | { refusal: FormState } | { trouble: Trouble }

/**
 * What the device says to a new challenge, as JSON, or why it says nothing. It is not asked before whoever adds
 * something to it has shown who they are: what it has made it keeps, whatever comes of it here.
 */
async function answerOf(use: Use, form: HTMLFormElement): Promise<Answer> {
  try {
    const [browser, asked] = await Promise.all([
      import('@simplewebauthn/browser'),
      fetch(`/api/passkeys/${use}`, use === 'add' ? proofIn(form) : { method: 'POST' }),
    ])
    if (asked.status === 429) return { trouble: 'often' }
    if (!asked.ok) return { trouble: 'failed' }
    const optionsJSON = await asked.json()
    if ('problem' in optionsJSON) return { refusal: optionsJSON }
    const ask = use === 'enter' ? browser.startAuthentication : browser.startRegistration
    return { text: JSON.stringify(await ask({ optionsJSON })) }
  } catch (error) {
    return { trouble: troubleOf(error) }
  }
}

const proofIn = (form: HTMLFormElement): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ current: new FormData(form).get('current') ?? '' }),
})

function troubleOf(error: unknown): Trouble {
  const name = error instanceof Error ? error.name : ''
  if (name === 'NotAllowedError' || name === 'AbortError') return 'cancelled'
  if (name === 'InvalidStateError') return 'present'
  return error instanceof TypeError ? 'unreachable' : 'failed'
}
