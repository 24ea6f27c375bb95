'use client'

import { useEffect, useState } from 'react'
import { personSearch } from '#db/text/limits.ts'
import { personWords, searchTerms } from '#db/text/person-words.ts'

export type Offer = { handle: string; name: string }

const pause = 120 // ms without a key before the server is asked

// What was answered while this page is open. A short answer holds everybody whom a longer query means.
const known = new Map<string, Offer[]>()

/** Whom the query may mean; what is known already at once, the rest when the server has answered. */
export function useOffers(query: string | undefined): Offer[] {
  const [answered, setAnswered] = useState<Offer[]>([])
  useEffect(() => {
    if (query === undefined || isKnown(query)) return
    const abort = new AbortController()
    const timer = setTimeout(() => ask(query, abort.signal).then(setAnswered, () => undefined), pause)
    return () => {
      clearTimeout(timer)
      abort.abort()
    }
  }, [query])
  return query === undefined ? [] : meant(isKnown(query) ?? answered, query)
}

async function ask(query: string, signal: AbortSignal): Promise<Offer[]> {
  const response = await fetch(`/api/people/complete?q=${encodeURIComponent(query)}`, { signal })
  // Without an answer there are no offers, and nothing to disturb a writer with.
  const offers = response.ok ? ((await response.json()) as Offer[]) : []
  if (response.ok) known.set(query, offers)
  return offers
}

function isKnown(query: string): Offer[] | undefined {
  if (known.has(query)) return known.get(query)
  for (let end = query.length - 1; end > 0; end--) {
    const offers = known.get(query.slice(0, end))
    if (offers && offers.length < personSearch.offered) return offers
  }
  return undefined
}

/** As the server would choose among them. */
function meant(offers: Offer[], query: string): Offer[] {
  const terms = searchTerms(query)
  return offers.filter((offer) => {
    const words = personWords(offer)
    return terms.every((term) => words.some((word) => word.startsWith(term)))
  })
}
