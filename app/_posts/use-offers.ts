'use client'

import { useEffect, useState } from 'react'
import { foldTag } from '#db/text/entities.ts'
import { offered } from '#db/text/limits.ts'
import { personWords, searchTerms } from '#db/text/person-words.ts'
import type { Begun } from './begun-at.ts'

export type OfferedPerson = { handle: string; name: string; avatar: string | null }
export type OfferedTag = { tag: string }
export type Offer = OfferedPerson | OfferedTag

const pause = 120 // ms without a key before the server is asked

// What was answered while this page is open, by sign and query. A short answer holds all that a longer query means.
const known = new Map<string, Offer[]>()

/** What was begun may become; what is known already at once, the rest when the server has answered. */
export function useOffers(begun: Begun | undefined): Offer[] {
  const asked = begun && `${begun.sign}${begun.query}`
  const [answered, setAnswered] = useState<{ sign: string; offers: Offer[] }>()
  useEffect(() => {
    if (asked === undefined || isKnown(asked)) return
    const abort = new AbortController()
    const timer = setTimeout(
      () =>
        ask(asked, abort.signal).then(
          (offers) => setAnswered({ sign: asked.charAt(0), offers }),
          () => undefined,
        ),
      pause,
    )
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [asked])
  if (!begun || asked === undefined) return []
  const lately = answered?.sign === begun.sign ? answered.offers : []
  return (isKnown(asked) ?? lately).filter(begun.sign === '@' ? isMeantBy(begun.query) : isTagOf(begun.query))
}

async function ask(asked: string, signal: AbortSignal): Promise<Offer[]> {
  const what = asked.startsWith('@') ? 'people' : 'tags'
  const response = await fetch(`/api/${what}/complete?q=${encodeURIComponent(asked.slice(1))}`, { signal })
  // Without an answer there are no offers, and nothing to disturb a writer with.
  const offers = response.ok ? ((await response.json()) as Offer[]) : []
  if (response.ok) known.set(asked, offers)
  return offers
}

function isKnown(asked: string): Offer[] | undefined {
  if (known.has(asked)) return known.get(asked)
  for (let end = asked.length - 1; end > 1; end--) {
    const offers = known.get(asked.slice(0, end))
    if (offers && offers.length < offered) return offers
  }
  return undefined
}

/** As the server would choose among them. */
function isMeantBy(query: string): (offer: Offer) => boolean {
  const terms = searchTerms(query)
  return (offer) => {
    if ('tag' in offer) return false
    const words = personWords(offer)
    return terms.every((term) => words.some((word) => word.startsWith(term)))
  }
}

function isTagOf(query: string): (offer: Offer) => boolean {
  const folded = foldTag(query)
  return (offer) => 'tag' in offer && foldTag(offer.tag).startsWith(folded)
}
