'use client'

import Link from 'next/link'
import { type ChangeEvent, type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { useEditingWords } from '#app/_i18n/editing-words.ts'
import { useLanguageNames } from '#app/_i18n/languages-words.ts'
import { Avatar } from '#app/_ui/avatar.tsx'
import { Field } from '#app/_ui/field.tsx'
import { Outcome } from '#app/_ui/outcome.tsx'
import { Submit } from '#app/_ui/submit.tsx'
import { useForm } from '#app/_ui/use-form.ts'
import { useLater } from '#app/_ui/use-later.ts'
import type { ShownPicture, TimelinePost } from '#db/queries/timeline-post.ts'
import { edit } from './actions.ts'
import { AltFields } from './alt-fields.tsx'
import { Choice } from './choice.tsx'
import { Gauge } from './gauge.tsx'

const counting = () => import('#db/text/count.ts')

type Props = {
  post: Pick<
    TimelinePost,
    'id' | 'handle' | 'name' | 'avatar' | 'body' | 'warning' | 'editedAt' | 'visibility' | 'language'
  >
  pictures: ShownPicture[]
  limit: number
}

/** Where the words of a post are changed; what was typed survives whatever goes wrong. */
export function EditForm({ post, pictures, limit }: Props) {
  const words = useEditingWords()
  const names = useLanguageNames()
  const { state, pending, props } = useForm(edit)
  const form = useRef<HTMLFormElement>(null)
  const area = useRef<HTMLTextAreaElement>(null)
  const [text, setText] = useState(state.values?.body ?? post.body)
  useEffect(() => {
    // Whoever was quicker than the script keeps what they typed.
    const { length } = area.current?.value ?? ''
    setText(area.current?.value ?? '')
    area.current?.setSelectionRange(length, length)
  }, [])
  useQuestion(text !== post.body && !pending)
  const count = useLater(counting, true)?.postLength
  const left = limit - (count?.(text) ?? Math.min(text.length, limit))
  const [offers, setOffers] = useState<typeof import('./offers.tsx')>()
  const id = useId()
  const permalink = `/@${post.handle}/${post.id}`

  function onChange({ target }: ChangeEvent<HTMLTextAreaElement>) {
    setText(target.value)
    if (!offers && /[@＠#＃]/.test(target.value)) import('./offers.tsx').then(setOffers, () => undefined)
  }

  function sendByKey(event: KeyboardEvent) {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    if (!pending) form.current?.requestSubmit()
  }

  return (
    <form ref={form} {...props} className="composer">
      <Avatar {...post} />
      <div className="grid gap-3">
        <label htmlFor={id} className="hidden-text">
          {words.label}
        </label>
        <textarea
          ref={area}
          id={id}
          name="body"
          dir="auto"
          lang={post.language}
          rows={3}
          required={pictures.length === 0}
          // biome-ignore lint/a11y/noAutofocus: writing is all there is to do on the page
          autoFocus
          defaultValue={state.values?.body ?? post.body}
          onChange={onChange}
          onKeyDown={sendByKey}
          aria-describedby={`${id}-state`}
          aria-invalid={left < 0 || state.errors?.body !== undefined || undefined}
        />
        <AltFields pictures={pictures} state={state} />
        <Field
          name="warning"
          label={words.warning}
          hint={words.warningHint}
          state={state}
          defaultValue={post.warning}
        />
        <Choice
          name="language"
          label={words.language}
          options={{ '': words.guess, ...names }}
          chosen={state.values?.language ?? post.language ?? ''}
        />
        <input type="hidden" name="id" value={post.id} />
        <input type="hidden" name="known" value={state.values?.known ?? post.editedAt ?? ''} />
        <input type="hidden" name="to" value={permalink} />
        <p className="hint">{post.visibility === 'mentioned' ? words.keptQuietly : words.kept}</p>
      </div>
      <div className="tools">
        <div id={`${id}-state`} className="mr-auto" aria-live="polite">
          {state.errors?.body && <p className="problem">{state.errors.body}</p>}
          <Outcome state={state} />
          {state.values?.changed && (
            <a href={`${permalink}/history`} target="_blank" rel="noreferrer" className="link">
              {words.seeHistory}
            </a>
          )}
        </div>
        <Gauge left={left} limit={limit} />
        <Link href={permalink} className="ghost">
          {words.cancel}
        </Link>
        <Submit label={words.save} busy={words.saving} pending={pending} />
      </div>
      {offers && <offers.Offers area={area} />}
    </form>
  )
}

/** Asks before a page is left on which something was written. */
function useQuestion(isOpen: boolean) {
  useEffect(() => {
    if (!isOpen) return
    const ask = (event: BeforeUnloadEvent) => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isOpen])
}
