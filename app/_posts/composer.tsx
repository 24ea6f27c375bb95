'use client'

import {
  type ChangeEvent,
  type KeyboardEvent,
  type ReactNode,
  type SubmitEvent,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { useComposerWords } from '#app/_i18n/composer-words.ts'
import { Avatar } from '#app/_ui/avatar.tsx'
import { useForm } from '#app/_ui/use-form.ts'
import { useLater } from '#app/_ui/use-later.ts'
import type { Visibility } from '#db/schema/visibilities.ts'
import { joined, partsOf } from './chain.ts'
import { Choice } from './choice.tsx'
import type { Extras } from './extras.tsx'
import { Gauge } from './gauge.tsx'
import { forgetMore } from './more.ts'
import type { MorePosts } from './more-posts.tsx'
import { draftName, useDraft } from './use-draft.ts'
import { publish } from './writing/actions.ts'

// Whoever only reads does not need it.
const counting = () => import('#db/text/count.ts')

type Props = {
  author: { handle: string; name: string; avatar?: string | null }
  limit: number
  /** Made when the form was rendered: the same form sent twice makes one post. */
  formKey: string
  /** Where the page goes afterwards: there in any case, or without it back to where it is, see `goOn`. */
  to?: string
  from?: string
  /** What it begins with. */
  shared?: string
  /** The post it answers. */
  replyTo?: number | undefined
  /** The draft on the server that is gone on with, and what its fields held. */
  draft?: { id: number; values: Record<string, string> } | undefined
  /** The post it quotes, and how that one is shown. */
  quoteOf?: number | undefined
  children?: ReactNode
  /** The choice of who may quote it; not in the quick box above a timeline, and it can be made later as well. */
  quotes?: { label: string; options: Record<string, string> }
  /** What lets it be continued: given where there is room for it. */
  More?: typeof MorePosts
  /** What a post can have besides words: given where there is room for it. */
  With?: typeof Extras
  /** Who reads what the author posts unless they choose otherwise. */
  usual?: Visibility | null
  autoFocus?: boolean
  onPosted?: () => void
}

/** Where a post is written. Counts as the server counts; what was typed survives whatever goes wrong. */
export function Composer({
  author,
  limit,
  formKey,
  to,
  from = '/',
  shared = '',
  replyTo,
  quoteOf,
  draft: before,
  children,
  quotes,
  More,
  With,
  usual,
  autoFocus = false,
  onPosted,
}: Props) {
  const words = useComposerWords()
  const page = before
    ? `/compose?draft=${before.id}`
    : replyTo
      ? `/compose?reply=${replyTo}`
      : quoteOf
        ? `/compose?quote=${quoteOf}`
        : '/compose'
  const { state, pending, props } = useForm(publish, page, () => leave.current())
  const leave = useRef<() => void>(() => undefined)
  const form = useRef<HTMLFormElement>(null)
  const area = useRef<HTMLTextAreaElement>(null)
  const written = { handle: author.handle, replyTo, quoteOf, draft: before?.id }
  const draft = useDraft(area, state, { ...written, formKey, shared })
  useEffect(() => {
    leave.current = () => {
      draft.forget()
      forgetMore(draftName(written))
    }
  })
  const [pictures, setPictures] = useState({ count: 0, isBusy: false })
  const { text, setText, key, hydrated, offered, onSend } = draft
  const posted = useRef(onPosted)
  useEffect(() => {
    if (state.key) posted.current?.()
  }, [state.key])
  const id = useId()
  const label = replyTo ? words.replyLabel : quoteOf ? words.quoteLabel : words.label
  const parts = partsOf(text)
  const [first = ''] = parts
  const count = useLater(counting, text !== '')?.postLength
  const roomIn = (part: string) => limit - (count?.(part) ?? Math.min(part.length, limit))
  const left = roomIn(first)
  const isOver = parts.some((part) => roomIn(part) < 0)
  const hint =
    left < 0
      ? words.overHint(-left)
      : isOver
        ? words.tooLong
        : pictures.isBusy
          ? words.pictureBusy
          : first.trim() === '' && pictures.count === 0
            ? words.emptyHint
            : undefined

  const [offers, setOffers] = useState<typeof import('./offers.tsx')>()
  function onChange({ target }: ChangeEvent<HTMLTextAreaElement>) {
    setText(joined(parts.with(0, target.value)))
    if (!offers && /[@＠#＃]/.test(target.value)) import('./offers.tsx').then(setOffers, () => undefined)
  }

  function sendByKey(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    if (!pending && !hint) form.current?.requestSubmit()
  }

  function onSubmit(event: SubmitEvent<HTMLFormElement>) {
    onSend()
    props.onSubmit(event)
  }

  return (
    <form ref={form} {...props} onSubmit={onSubmit} className="composer">
      <Avatar {...author} />
      <div>
        <label htmlFor={id} className="hidden-text">
          {label}
        </label>
        <textarea
          ref={area}
          id={id}
          name="body"
          dir="auto"
          rows={2}
          placeholder={label}
          // biome-ignore lint/a11y/noAutofocus: writing is all there is to do on the page and in the dialog
          autoFocus={autoFocus && !state.values?.add}
          value={first}
          onChange={onChange}
          onKeyDown={sendByKey}
          aria-describedby={`${id}-state`}
          aria-invalid={left < 0 || undefined}
        />
        <input type="hidden" name="key" value={key} />
        {before && <input type="hidden" name="draft" value={before.id} />}
        {replyTo && <input type="hidden" name="replyTo" value={replyTo} />}
        {quoteOf && <input type="hidden" name="quoteOf" value={quoteOf} />}
        {children}
        {to ? <input type="hidden" name="to" value={to} /> : <input type="hidden" name="from" value={from} />}
        {More && (
          <More
            text={text}
            setText={setText}
            limit={limit}
            roomIn={roomIn}
            errors={state.errors}
            isNew={state.values?.add !== undefined}
            onKeyDown={sendByKey}
          />
        )}
      </div>
      {offered && !replyTo && (
        <p className="hint col-start-2" role="status">
          {words.draftKept}{' '}
          <button type="button" className="link" onClick={() => setText(offered)}>
            {words.useShared}
          </button>
        </p>
      )}
      <div className="tools">
        <p id={`${id}-state`} aria-live="polite" className="problem">
          {state.errors?.body ?? state.problem ?? (left < 0 ? hint : undefined)}
        </p>
        <div className="terms">
          {!replyTo && (
            <Choice
              key={key}
              name="replyPolicy"
              label={words.who}
              options={words.policies}
              chosen={state.values?.replyPolicy ?? before?.values.replyPolicy}
            />
          )}
          <Choice
            key={`to ${key}`}
            name="visibility"
            label={words.visibility}
            options={words.visibilities}
            chosen={state.values?.visibility ?? before?.values.visibility ?? usual ?? undefined}
          />
        </div>
        {With && (
          <With
            key={key}
            name={draftName(written)}
            isFresh={key === state.key}
            values={state.values ?? before?.values}
            errors={state.errors}
            quotes={quotes}
            onPictures={(count, isBusy) => setPictures({ count, isBusy })}
          />
        )}
        <Gauge left={left} limit={limit} />
        <button
          type="submit"
          className="primary"
          disabled={(hydrated && hint !== undefined) || pending}
          title={hydrated ? (hint ?? words.keyHint) : undefined}
        >
          {pending ? words.sending : replyTo ? words.reply : words.submit}
        </button>
      </div>
      {offers && <offers.Offers area={area} />}
    </form>
  )
}
