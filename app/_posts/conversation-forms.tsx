'use client'

import { useComposerWords } from '#app/_i18n/composer-words.ts'
import { useQuotingWords } from '#app/_i18n/quoting-words.ts'
import { useThreadWords } from '#app/_i18n/thread-words.ts'
import { Outcome } from '#app/_ui/outcome.tsx'
import { Submit } from '#app/_ui/submit.tsx'
import { useForm } from '#app/_ui/use-form.ts'
import type { QuotePolicy, ReplyPolicy } from '#db/schema/posts.ts'
import { chooseCollapse, chooseConversation, choosePolicy } from './actions.ts'
import { Choice } from './choice.tsx'

type PolicyProps = { id: number; reply: ReplyPolicy | undefined; quotes: QuotePolicy; from: string }

/** Who may quote a post, for its author, and who may answer, for whoever began the conversation. */
export function PolicyForm({ id, reply, quotes, from }: PolicyProps) {
  const words = useThreadWords()
  const { policies } = useComposerWords()
  const quoting = useQuotingWords()
  const { state, pending, props } = useForm(choosePolicy)
  return (
    <form {...props} className="conversation">
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="from" value={from} />
      {reply && <Choice key={reply} name="replyPolicy" label={words.who} options={policies} chosen={reply} />}
      <Choice
        key={`quotes ${quotes}`}
        name="quotePolicy"
        label={quoting.who}
        options={quoting.policies}
        chosen={quotes}
      />
      <Submit label={words.save} busy={words.save} pending={pending} kind="ghost" />
      <Outcome state={state} />
    </form>
  )
}

const muteForm = 'mute-conversation'

/** Whether the reader wants to be told of the conversation; its button, `MuteButton`, stands elsewhere. */
export function MuteForm({ id, muted, from }: { id: number; muted: boolean; from: string }) {
  const words = useThreadWords()
  const { state, props } = useForm(chooseConversation)
  return (
    <form {...props} id={muteForm}>
      <input type="hidden" name={muted ? 'unmute' : 'mute'} value={id} />
      <input type="hidden" name="from" value={from} />
      {muted && <p className="gone">{words.isMuted}</p>}
      <Outcome state={state} />
    </form>
  )
}

/** Sends the `MuteForm` of its page. */
export function MuteButton({ muted }: { muted: boolean }) {
  const words = useThreadWords()
  return (
    <button type="submit" form={muteForm} className="link">
      {muted ? words.unmute : words.mute}
    </button>
  )
}

/** Puts an answer behind a click, or shows it again, for whoever began the conversation. */
export function CollapseForm({ id, collapsed, from }: { id: number; collapsed: boolean; from: string }) {
  const words = useThreadWords()
  const { state, pending, props } = useForm(chooseCollapse)
  return (
    <form {...props} className="conversation">
      <input type="hidden" name={collapsed ? 'expand' : 'collapse'} value={id} />
      <input type="hidden" name="from" value={from} />
      <Submit
        label={collapsed ? words.show : words.hide}
        busy={collapsed ? words.show : words.hide}
        pending={pending}
        kind="ghost"
      />
      <Outcome state={state} />
    </form>
  )
}
