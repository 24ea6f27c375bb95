'use client'

import { type RefObject, useEffect, useId, useRef, useState } from 'react'
import { useOffersWords } from '#app/_i18n/offers-words.ts'
import { Avatar } from '#app/_ui/avatar.tsx'
import { type Begun, begunAt } from './begun-at.ts'
import { type Offer, type OfferedPerson as Person, useOffers } from './use-offers.ts'

type Props = { area: RefObject<HTMLTextAreaElement | null> }

/**
 * Offers people while a mention is being written in `area`, and tags while a tag is. The focus stays there: arrow keys, Enter, Tab and
 * Escape are taken only while there is an offer. What has several lines must stay a text box to a screen reader, so
 * it is no `combobox`, but it says that it has a list, and which of it is chosen.
 */
export function Offers({ area }: Props) {
  const words = useOffersWords()
  const id = useId()
  const begun = useBegun(area)
  const offers = useOffers(begun)
  const [chosen, choose] = useState({ of: begun?.query, at: 0 })
  const [closed, close] = useState<number>()
  const isDone =
    offers[0] && offers.length === 1 && written(offers[0]).toLowerCase() === begun?.query.toLowerCase()
  const isOpen = begun !== undefined && begun.start !== closed && offers.length > 0 && !isDone
  const at = chosen.of === begun?.query ? Math.min(chosen.at, offers.length - 1) : 0
  const option = (n: number) => `${id}-${n}`

  function take(offer: Offer) {
    if (area.current && begun) insert(area.current, begun, `${begun.sign}${written(offer)}`)
  }

  function onKey(event: KeyboardEvent) {
    if (!isOpen || event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey)
      return
    const offer = offers[at]
    if (event.key === 'ArrowDown') choose({ of: begun.query, at: (at + 1) % offers.length })
    else if (event.key === 'ArrowUp')
      choose({ of: begun.query, at: (at + offers.length - 1) % offers.length })
    else if (event.key === 'Escape') close(begun.start)
    else if ((event.key === 'Enter' || event.key === 'Tab') && offer) take(offer)
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  const latest = useRef(onKey)
  useEffect(() => {
    latest.current = onKey
  })
  useEffect(() => {
    const element = area.current
    const listen = (event: KeyboardEvent) => latest.current(event)
    element?.addEventListener('keydown', listen)
    return () => element?.removeEventListener('keydown', listen)
  }, [area])

  const active = isOpen ? option(at) : undefined
  useEffect(() => {
    const element = area.current
    if (!element || !active) return
    tell(element, { haspopup: 'listbox', autocomplete: 'list', controls: id, activedescendant: active })
    document.getElementById(active)?.scrollIntoView({ block: 'nearest' })
    return () => tell(element, { controls: undefined, activedescendant: undefined })
  }, [area, active, id])

  return (
    <>
      {isOpen && (
        <div
          role="listbox"
          id={id}
          aria-label={begun.sign === '@' ? words.people : words.tags}
          className="offers"
          tabIndex={-1}
        >
          {offers.map((offer, n) => (
            <button
              key={written(offer)}
              type="button"
              role="option"
              id={option(n)}
              aria-selected={n === at}
              tabIndex={-1}
              // The focus stays where it is.
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => take(offer)}
            >
              {'tag' in offer ? <bdi>{`#${offer.tag}`}</bdi> : <OfferedPerson {...offer} />}
            </button>
          ))}
        </div>
      )}
      <p className="hidden-text" role="status">
        {isOpen ? (begun.sign === '@' ? words.offered : words.tagsOffered)(offers.length) : ''}
      </p>
    </>
  )
}

function OfferedPerson({ handle, name, avatar }: Person) {
  return (
    <>
      <Avatar handle={handle} name={name} avatar={avatar} />
      <span className="min-w-0">
        <b dir="auto">{name || handle}</b>
        <small>{`@${handle}`}</small>
      </span>
    </>
  )
}

/** What taking an offer writes behind the sign. */
const written = (offer: Offer): string => ('tag' in offer ? offer.tag : offer.handle)

/** What is begun at the caret, as long as somebody is writing. */
function useBegun(area: RefObject<HTMLTextAreaElement | null>): Begun | undefined {
  const [begun, setBegun] = useState<Begun>()
  useEffect(() => {
    const element = area.current
    if (!element) return
    const look = (event?: Event) => {
      if (event && event.target !== element) return
      // What an input method has not finished is not written yet.
      if (event instanceof InputEvent && event.isComposing) return
      const { value, selectionStart: caret, selectionEnd } = element
      const isHere = document.activeElement === element && caret === selectionEnd
      const found = isHere ? begunAt(value, caret) : undefined
      setBegun((now) => (isSame(now, found) ? now : found))
    }
    look()
    // Heard where React has heard it before: rendering earlier would put back the text it knows, without the last key.
    const moments = ['input', 'compositionend', 'keyup', 'click', 'focusin', 'focusout']
    for (const moment of moments) addEventListener(moment, look)
    return () => {
      for (const moment of moments) removeEventListener(moment, look)
    }
  }, [area])
  return begun
}

const isSame = (one?: Begun, other?: Begun) =>
  one?.start === other?.start && one?.query === other?.query && one?.sign === other?.sign

/** Writes a mention or a tag in place of what was begun, with a space after it, as if it had been typed. */
function insert(element: HTMLTextAreaElement, { start }: Begun, text: string) {
  const end = element.selectionEnd
  const isSpaced = /^\s/.test(element.value.slice(end))
  element.setRangeText(isSpaced ? text : `${text} `, start, end, 'end')
  if (isSpaced) element.setSelectionRange(element.selectionEnd + 1, element.selectionEnd + 1)
  element.dispatchEvent(new InputEvent('input', { bubbles: true }))
}

/** What a screen reader is told of the text box. */
function tell(element: HTMLElement, aria: Record<string, string | undefined>) {
  for (const [name, value] of Object.entries(aria))
    if (value === undefined) element.removeAttribute(`aria-${name}`)
    else element.setAttribute(`aria-${name}`, value)
}
