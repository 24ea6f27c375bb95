'use client'

import { createContext, type ReactNode, type SubmitEvent, useContext, useState } from 'react'
import { useFollowWords } from '#app/_i18n/follow-words.ts'
import { useForm } from '#app/_ui/use-form.ts'
import { chooseFollow } from './actions.ts'

/** What was chosen on this page and is not refused: shown at once, before the server has answered. */
type Choice = boolean | 'requested'
type Chosen = ReadonlyMap<number, Choice>
const ChosenHere = createContext<Chosen>(new Map())

/**
 * One form around any number of follow buttons; the button pressed says whom and which way. `from` is where the
 * page returns to without JavaScript.
 */
export function FollowForm({ from, children }: { from: string; children: ReactNode }) {
  const { state, send, props } = useForm(chooseFollow)
  const [chosen, setChosen] = useState<Chosen>(new Map())
  const [last, setLast] = useState<number>()
  const [answered, setAnswered] = useState(state)
  if (answered !== state) {
    setAnswered(state)
    // A refusal takes back what was shown.
    if (state.problem) setChosen(new Map())
    // Asked, which is not yet followed.
    else if (state.notice && last !== undefined) setChosen(new Map(chosen).set(last, 'requested'))
  }

  function choose(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    const button = event.nativeEvent.submitter
    if (!(button instanceof HTMLButtonElement)) return
    send(event.currentTarget, button)
    const wanted = button.name === 'follow'
    setLast(Number(button.value))
    setChosen((now) => new Map(now).set(Number(button.value), wanted))
  }

  return (
    <form {...props} onSubmit={choose}>
      <input type="hidden" name="from" value={from} />
      {state.problem && (
        <p role="alert" className="problem px-4 py-2">
          {state.problem}
        </p>
      )}
      <ChosenHere value={chosen}>{children}</ChosenHere>
    </form>
  )
}

type ButtonProps = {
  user: { id: number; handle: string; name: string }
  followed: Choice
  /** One of many in a list, where a filled button each would shout. */
  quiet?: boolean
}

/** Follows or unfollows, inside a `FollowForm`. */
export function FollowButton({ user, followed, quiet = false }: ButtonProps) {
  const words = useFollowWords()
  const shown = useContext(ChosenHere).get(user.id) ?? followed
  const name = user.name || `@${user.handle}`
  return (
    <button
      type="submit"
      name={shown ? 'unfollow' : 'follow'}
      value={user.id}
      className={quiet ? (shown ? 'sunken' : 'ghost') : shown ? 'ghost' : 'primary'}
      aria-label={
        shown === 'requested'
          ? words.withdrawName(name)
          : shown
            ? words.unfollowName(name)
            : words.followName(name)
      }
    >
      {shown === 'requested' ? words.requested : shown ? words.following : words.follow}
    </button>
  )
}
