'use client'

import { useQuotingWords } from '#app/_i18n/quoting-words.ts'
import { Outcome } from '#app/_ui/outcome.tsx'
import { Submit } from '#app/_ui/submit.tsx'
import { useForm } from '#app/_ui/use-form.ts'
import { choosePin, detach, hidePreview } from './actions.ts'

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

/** Shows a link alone, without what its page says of itself, for the author of the post. */
export function PreviewForm({ id, from }: { id: number; from: string }) {
  const words = useQuotingWords()
  const { state, pending, props } = useForm(hidePreview)
  return (
    <form {...props} className="conversation">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="from" value={from} />
      <Submit label={words.plainLink} busy={words.plainLink} pending={pending} kind="ghost" />
      <Outcome state={state} />
    </form>
  )
}
