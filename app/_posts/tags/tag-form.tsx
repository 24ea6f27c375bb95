'use client'

import { createContext, type ReactNode, type SubmitEvent, useContext, useState } from 'react'
import { useTagsWords } from '#app/_i18n/tags-words.ts'
import { useForm } from '#app/_ui/use-form.ts'
import type { NamedTag } from '#db/queries/tags.ts'
import { chooseTag } from './actions.ts'

/** What was chosen on this page and is not refused, by name: shown at once, before the server has answered. */
const ChosenHere = createContext<ReadonlyMap<string, boolean>>(new Map())

/**
 * One form around any number of tags to follow; the button pressed says which. `from` is where the page returns to
 * without JavaScript.
 */
export function TagForm({ from, children }: { from: string; children: ReactNode }) {
  const { state, send, props } = useForm(chooseTag)
  const [chosen, setChosen] = useState<ReadonlyMap<string, boolean>>(new Map())
  const [answered, setAnswered] = useState(state)
  if (answered !== state) {
    setAnswered(state)
    // A refusal takes back what was shown.
    if (state.problem) setChosen(new Map())
  }

  function choose(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    const button = event.nativeEvent.submitter
    if (!(button instanceof HTMLButtonElement)) return
    send(event.currentTarget, button)
    setChosen((now) => new Map(now).set(button.value, button.name === 'follow'))
  }

  return (
    <form {...props} onSubmit={choose}>
      <input type="hidden" name="from" value={from} />
      {state.problem && (
        <p role="alert" className="problem">
          {state.problem}
        </p>
      )}
      <ChosenHere value={chosen}>{children}</ChosenHere>
    </form>
  )
}

/** Follows a tag or unfollows it, inside a `TagForm`; `quiet` among many in a list. */
export function TagButton({
  tag,
  followed,
  quiet = false,
}: {
  tag: NamedTag
  followed: boolean
  quiet?: boolean
}) {
  const words = useTagsWords()
  const isFollowed = useContext(ChosenHere).get(tag.name) ?? followed
  return (
    <button
      type="submit"
      name={isFollowed ? 'unfollow' : 'follow'}
      value={tag.name}
      className={quiet && isFollowed ? 'sunken' : quiet || isFollowed ? 'ghost' : 'primary'}
      aria-label={isFollowed ? words.unfollowName(tag.shown) : words.followName(tag.shown)}
    >
      {isFollowed ? words.following : words.follow}
    </button>
  )
}
