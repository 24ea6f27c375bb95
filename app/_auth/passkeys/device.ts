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
  const [trouble, setTrouble] = useState<Trouble>()
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
    setTrouble(undefined)
    const answer = await answerOf(use)
    setAsking(false)
    if ('trouble' in answer) return setTrouble(answer.trouble)
    const field = form.elements.namedItem('answer')
    if (field instanceof HTMLInputElement) field.value = answer.text
    send(form, null)
  }

  const shown: FormState = trouble ? { problem: troubles[trouble] } : state
  return { state: shown, pending: asking || pending, onSubmit }
}

/** What the device says to a new challenge, as JSON, or why it says nothing. */
async function answerOf(use: Use): Promise<{ text: string } | { trouble: Trouble }> {
  try {
    const [browser, asked] = await Promise.all([
      import('@simplewebauthn/browser'),
      fetch(`/api/passkeys/${use}`, { method: 'POST' }),
    ])
    if (asked.status === 429) return { trouble: 'often' }
    if (!asked.ok) return { trouble: 'failed' }
    const optionsJSON = await asked.json()
    const ask = use === 'enter' ? browser.startAuthentication : browser.startRegistration
    return { text: JSON.stringify(await ask({ optionsJSON })) }
  } catch (error) {
    return { trouble: troubleOf(error) }
  }
}

function troubleOf(error: unknown): Trouble {
  const name = error instanceof Error ? error.name : ''
  if (name === 'NotAllowedError' || name === 'AbortError') return 'cancelled'
  if (name === 'InvalidStateError') return 'present'
  return error instanceof TypeError ? 'unreachable' : 'failed'
}
