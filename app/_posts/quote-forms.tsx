'use client'

import { useQuotingWords } from '#app/_i18n/quoting-words.ts'
import { useThreadWords } from '#app/_i18n/thread-words.ts'
import { Outcome } from '#app/_ui/outcome.tsx'
import { Submit } from '#app/_ui/submit.tsx'
import { useForm } from '#app/_ui/use-form.ts'
import type { QuotePolicy } from '#db/schema/posts.ts'
import { choosePin, chooseQuotes, detach } from './actions.ts'
import { Choice } from './choice.tsx'

/** Who may quote a post, for its author. */
export function QuoteForm({ id, policy, from }: { id: number; policy: QuotePolicy; from: string }) {
  const words = useQuotingWords()
  const { save } = useThreadWords()
  const { state, pending, props } = useForm(chooseQuotes)
  return (
    <form {...props} className="conversation">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="from" value={from} />
      <Choice key={policy} name="quotePolicy" label={words.who} options={words.policies} chosen={policy} />
      <Submit label={save} busy={save} pending={pending} kind="ghost" />
      <Outcome state={state} />
    </form>
  )
}

/** Puts a post at the head of its author's profile, or takes it from there. */
export function PinForm({ id, pinned, from }: { id: number; pinned: boolean; from: string }) {
  const words = useQuotingWords()
  const { state, pending, props } = useForm(choosePin)
  const label = pinned ? words.unpin : words.pin
  return (
    <form {...props} className="conversation">
      <input type="hidden" name={pinned ? 'unpin' : 'pin'} value={id} />
      <input type="hidden" name="from" value={from} />
      <Submit label={label} busy={label} pending={pending} kind="ghost" />
      <Outcome state={state} />
    </form>
  )
}

/** Takes a quoted post out of another, for the author of the quoted one. */
export function DetachForm({ id, from }: { id: number; from: string }) {
  const words = useQuotingWords()
  const { state, pending, props } = useForm(detach)
  return (
    <form {...props} className="conversation">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="from" value={from} />
      <Submit label={words.detach} busy={words.detach} pending={pending} kind="ghost" />
      <p className="hint">{words.detachHint}</p>
      <Outcome state={state} />
    </form>
  )
}
