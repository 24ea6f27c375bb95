'use client'

import { type KeyboardEvent, type MouseEvent, useEffect, useId, useRef, useState } from 'react'
import { useChainWords } from '#app/_i18n/chain-words.ts'
import { useComposerWords } from '#app/_i18n/composer-words.ts'
import { composed } from '#db/text/limits.ts'
import { fieldOf, joined, partsOf } from './chain.ts'
import { Gauge } from './gauge.tsx'

type Props = {
  /** All that is being written, see `chain.ts`. */
  text: string
  setText: (text: string) => void
  limit: number
  roomIn: (part: string) => number
  errors: Record<string, string | undefined> | undefined
  /** It was just added by the server: writing goes on there. */
  isNew: boolean
  onKeyDown: (event: KeyboardEvent) => void
}

/**
 * What continues the first post, and the way to continue it further: in place, or without JavaScript by sending the
 * form, which comes back with a box more. A box that stays empty is no post.
 */
export function MorePosts({ text, setText, limit, roomIn, errors, isNew, onKeyDown }: Props) {
  const words = useChainWords()
  const all = useRef<HTMLDivElement>(null)
  const [wanted, want] = useState<number>()
  const parts = partsOf(text)
  useEffect(() => {
    if (wanted === undefined) return
    all.current
      ?.closest('form')
      ?.querySelector<HTMLElement>(`[name=${fieldOf(wanted)}]`)
      ?.focus()
    want(undefined)
  }, [wanted])

  function add(event: MouseEvent) {
    event.preventDefault()
    setText(joined([...parts, '']))
    want(parts.length)
  }

  function remove(at: number) {
    setText(joined(parts.toSpliced(at, 1)))
    want(at - 1)
  }

  return (
    <div ref={all} className="chain">
      {parts.slice(1).map((part, before) => {
        const at = before + 1
        return (
          <Box
            key={at}
            at={at}
            part={part}
            limit={limit}
            left={roomIn(part)}
            error={errors?.[`rest.${before}`]}
            autoFocus={isNew && at === parts.length - 1}
            onPart={(next) => setText(joined(parts.with(at, next)))}
            onRemove={() => remove(at)}
            onKeyDown={onKeyDown}
          />
        )
      })}
      {parts.length < composed.most ? (
        <button type="submit" name="add" value="on" formNoValidate className="link" onClick={add}>
          {words.add}
        </button>
      ) : (
        <p className="hint" role="status">
          {words.most(composed.most)}
        </p>
      )}
    </div>
  )
}

type BoxProps = {
  at: number
  part: string
  limit: number
  left: number
  error: string | undefined
  autoFocus: boolean
  onPart: (part: string) => void
  onRemove: () => void
  onKeyDown: (event: KeyboardEvent) => void
}

function Box({ at, part, limit, left, error, autoFocus, onPart, onRemove, onKeyDown }: BoxProps) {
  const words = useChainWords()
  const { overHint } = useComposerWords()
  const id = useId()
  const area = useRef<HTMLTextAreaElement>(null)
  const [offers, setOffers] = useState<typeof import('./offers.tsx')>()
  return (
    <div className="link-of-chain">
      <label htmlFor={id} className="hidden-text">
        {words.label(at + 1)}
      </label>
      <textarea
        ref={area}
        id={id}
        name={fieldOf(at)}
        dir="auto"
        rows={2}
        placeholder={words.continued}
        // biome-ignore lint/a11y/noAutofocus: it was asked for
        autoFocus={autoFocus}
        value={part}
        onChange={({ target }) => {
          onPart(target.value)
          if (!offers && /[@＠#＃]/.test(target.value))
            import('./offers.tsx').then(setOffers, () => undefined)
        }}
        onKeyDown={onKeyDown}
        aria-describedby={`${id}-state`}
        aria-invalid={left < 0 || undefined}
      />
      <p className="flex items-center justify-end gap-3">
        <span id={`${id}-state`} aria-live="polite" className="problem mr-auto">
          {left < 0 ? overHint(-left) : error}
        </span>
        <Gauge left={left} limit={limit} />
        <button
          type="button"
          className="link scripted"
          aria-label={words.removeNumber(at + 1)}
          onClick={onRemove}
        >
          {words.remove}
        </button>
      </p>
      {offers && <offers.Offers area={area} />}
    </div>
  )
}
