'use client'

import { unstable_isUnrecognizedActionError, unstable_rethrow } from 'next/navigation'
import { type SubmitEvent, useActionState, useState, useTransition } from 'react'
import { useConnectionWords } from '#app/_i18n/connection-words.ts'
import { type FormAction, type FormState, untouched } from './form-state.ts'

/**
 * A form and what came of it. Without JavaScript the browser sends it and the server renders the answer; with it
 * the form is sent from here, so that a lost connection or an outdated page becomes a message too and what was
 * typed stays where it is; only passwords are forgotten after it went well. `page` is where the answer is rendered
 * without JavaScript, when that is not the page the form stands on; `onLeave` is called when all went well and the
 * answer is another page.
 */
export function useForm(action: FormAction, page?: string, onLeave?: () => void) {
  const problems = useConnectionWords()
  const [rendered, formAction] = useActionState(action, untouched, page)
  const [answer, setAnswer] = useState<FormState>()
  const [pending, start] = useTransition()
  const state = answer ?? rendered

  function send(form: HTMLFormElement, submitter: HTMLElement | null) {
    start(async () => {
      const next = await answerOf(action, new FormData(form, submitter), problems, onLeave)
      start(() => setAnswer(next))
      if (!next.problem) forgetPasswords(form)
    })
  }

  function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    if (!pending) send(event.currentTarget, event.nativeEvent.submitter)
  }

  return { state, pending, send, props: { action: formAction, onSubmit, 'aria-busy': pending } }
}

type Problems = ReturnType<typeof useConnectionWords>

async function answerOf(
  action: FormAction,
  form: FormData,
  problems: Problems,
  onLeave?: () => void,
): Promise<FormState> {
  try {
    return await action(untouched, form)
  } catch (error) {
    // A redirect is carried by an error that Next waits for: all went well, elsewhere it goes on.
    if (isRedirect(error)) onLeave?.()
    unstable_rethrow(error)
    if (unstable_isUnrecognizedActionError(error)) return { problem: problems.outdated }
    return { problem: navigator.onLine ? problems.unreachable : problems.offline }
  }
}

/** Whether an error is the redirect that an action answered with. */
const isRedirect = (error: unknown): boolean =>
  error instanceof Error && 'digest' in error && String(error.digest).startsWith('NEXT_REDIRECT')

function forgetPasswords(form: HTMLFormElement) {
  for (const field of form.querySelectorAll<HTMLInputElement>('input[type=password]')) field.value = ''
}
