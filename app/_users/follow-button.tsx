'use client'

import { useActionState, useState } from 'react'
import { useWords } from '#app/_i18n/words.ts'
import { type FormState, untouched } from '#app/_ui/form-state.ts'
import { chooseFollow } from './actions.ts'

type Props = {
  user: { id: number; handle: string; name: string }
  followed: boolean
  /** Where the page returns to without JavaScript. */
  from: string
  /** One of many in a list, where a filled button each would shout. */
  quiet?: boolean
}

/** Follows or unfollows, shown at once and taken back should it fail. */
export function FollowButton({ user, followed, from, quiet = false }: Props) {
  const { follow: words } = useWords()
  const [state, action, pending] = useActionState(chooseFollow, untouched)
  const known = useKnown(followed, state)
  const shown = pending ? !known : known
  const name = user.name || `@${user.handle}`

  return (
    <form action={action} className="grid justify-items-end gap-1">
      <input type="hidden" name="from" value={from} />
      <button
        type="submit"
        name={known ? 'unfollow' : 'follow'}
        value={user.id}
        className={quiet ? (shown ? 'sunken' : 'ghost') : shown ? 'ghost' : 'primary'}
        aria-label={shown ? words.unfollowName(name) : words.followName(name)}
        onClick={pending ? (event) => event.preventDefault() : undefined}
      >
        {shown ? words.following : words.follow}
      </button>
      {state.problem && (
        <p role="alert" className="problem">
          {state.problem}
        </p>
      )}
    </form>
  )
}

/** Whether they are followed: as the page says, or as the last change that went well has made it since. */
function useKnown(followed: boolean, state: FormState): boolean {
  const [seen, setSeen] = useState({ followed, state, known: followed })
  if (seen.followed !== followed) {
    setSeen({ followed, state, known: followed })
    return followed
  }
  if (seen.state !== state) {
    const known = state.key ? !seen.known : seen.known
    setSeen({ followed, state, known })
    return known
  }
  return seen.known
}
