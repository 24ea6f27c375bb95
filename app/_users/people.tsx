'use client'

import { useEffect, useState } from 'react'
import { useFollowWords } from '#app/_i18n/follow-words.ts'
import { below } from '#app/_ui/below.ts'
import { extend, leave, renew, returned } from '#app/_ui/held.ts'
import { LoadMore } from '#app/_ui/load-more.tsx'
import { useLoading } from '#app/_ui/use-loading.ts'
import type { ListedPerson } from '#db/queries/follows.ts'
import type { Page } from '#db/queries/page.ts'
import { FollowForm } from './follow-form.tsx'
import { PersonRow } from './person-row.tsx'

type Props = {
  page: Page<ListedPerson>
  path: string
  source: string
  signedIn: boolean
  /** Following somebody would move them: the order stays as it was first shown. */
  still?: boolean
}

/** A list of people with a way to follow each. Pages as the timeline does. */
export function People({ page, path, source, signedIn, still = false }: Props) {
  const words = useFollowWords()
  const [held, setHeld] = useState(() => returned(page, byCursor))
  if (held.first !== page) setHeld(still ? { ...held, first: page } : renew(held, page))
  useEffect(() => leave(held), [held])
  const loading = useLoading<ListedPerson>(source, held.next, (more) => setHeld((now) => extend(now, more)))
  return (
    <>
      <FollowForm from={path}>
        <ul>
          {held.rows.map((person) => (
            <li key={person.id}>
              <PersonRow person={person} signedIn={signedIn} />
            </li>
          ))}
        </ul>
      </FollowForm>
      <LoadMore
        href={held.next === undefined ? path : below(path, held.next)}
        loading={loading}
        active={held.next !== undefined}
        loaded={words.moreLoaded}
      />
    </>
  )
}

const byCursor = (person: ListedPerson) => person.cursor
