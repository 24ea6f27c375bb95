'use client'

import Link from 'next/link'
import { useState } from 'react'
import { useWords } from '#app/_i18n/words.ts'
import { Avatar } from '#app/_ui/avatar.tsx'
import { extend, hold, renew } from '#app/_ui/held.ts'
import { LoadMore } from '#app/_ui/load-more.tsx'
import { useLoading } from '#app/_ui/use-loading.ts'
import type { ListedPerson } from '#db/queries/follows.ts'
import type { Page } from '#db/queries/page.ts'
import type { Person } from '#db/queries/users.ts'
import { FollowButton } from './follow-button.tsx'

type Props = { page: Page<ListedPerson>; path: string; source: string; signedIn: boolean }

/** A list of people with a way to follow each. Pages as the timeline does. */
export function People({ page, path, source, signedIn }: Props) {
  const { follow: words } = useWords()
  const [held, setHeld] = useState(() => hold(page, byCursor))
  if (held.first !== page) setHeld(renew(held, page))
  const loading = useLoading<ListedPerson>(source, held.next, (more) => setHeld((now) => extend(now, more)))
  return (
    <>
      <ul>
        {held.rows.map((person) => (
          <li key={person.id}>
            <PersonRow person={person} from={path} signedIn={signedIn} />
          </li>
        ))}
      </ul>
      <LoadMore
        href={`${path}?before=${held.next}`}
        loading={loading}
        active={held.next !== undefined}
        loaded={words.moreLoaded}
      />
    </>
  )
}

const byCursor = (person: ListedPerson) => person.cursor

/** One person: picture, names, what they say of themselves, and the follow button. */
export function PersonRow({
  person,
  from,
  signedIn,
  brief = false,
}: {
  person: Person
  from: string
  signedIn: boolean
  brief?: boolean
}) {
  const { follow: words } = useWords()
  const { handle, name, bio } = person
  return (
    <div className="person-row">
      <Avatar handle={handle} name={name} />
      <Link href={`/@${handle}`} prefetch={false} className="min-w-0">
        <b dir="auto">{name || handle}</b>
        <small>@{handle}</small>
      </Link>
      {signedIn && !person.me && <FollowButton user={person} followed={person.followed} from={from} quiet />}
      {person.me && <span className="hint">{words.you}</span>}
      {!brief && bio && <p dir="auto">{bio}</p>}
    </div>
  )
}
