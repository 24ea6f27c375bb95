'use client'

import { usePathname } from 'next/navigation'
import { useState } from 'react'
import { useExploreWords } from '#app/_i18n/explore-words.ts'
import type { Person } from '#db/queries/users.ts'
import { FollowForm } from './follow-form.tsx'
import { PersonRow } from './person-row.tsx'

type Props = { people: Person[]; from: string; signedIn: boolean; className: string }

/**
 * A few people to follow, beside the column or at its top. Whoever is followed stays, so that it can be taken
 * back; the next page suggests others.
 */
export function WorthFollowing({ people, from, signedIn, className }: Props) {
  const explore = useExploreWords()
  const path = usePathname()
  const [held, setHeld] = useState({ path, people })
  if (held.path !== path) setHeld({ path, people })
  return (
    <section className={className}>
      <h2 className="font-bold">{explore.people}</h2>
      <FollowForm key={path} from={from}>
        {held.people.map((person) => (
          <PersonRow key={person.id} person={person} signedIn={signedIn} />
        ))}
      </FollowForm>
    </section>
  )
}
