'use client'

import { useWords } from '#app/_i18n/words.ts'
import type { Person } from '#db/queries/users.ts'
import { FollowForm } from './follow-form.tsx'
import { PersonRow } from './person-row.tsx'

type Props = { people: Person[]; from: string; signedIn: boolean; className: string }

/** A few people to follow, beside the column or at its top. */
export function WorthFollowing({ people, from, signedIn, className }: Props) {
  const { explore } = useWords()
  return (
    <section className={className}>
      <h2 className="font-bold">{explore.people}</h2>
      <FollowForm from={from}>
        {people.map((person) => (
          <PersonRow key={person.id} person={{ ...person, bio: '' }} signedIn={signedIn} />
        ))}
      </FollowForm>
    </section>
  )
}
