'use client'

import { createContext, type ReactNode, type SubmitEvent, useContext, useEffect, useState } from 'react'
import { usePostWords } from '#app/_i18n/post-words.ts'
import { useCount } from '#app/_ui/count.ts'
import { toast } from '#app/_ui/toast.tsx'
import { useForm } from '#app/_ui/use-form.ts'
import type { TimelinePost } from '#db/queries/posts.ts'
import { react } from './actions.ts'

/** What was chosen on this page and is not refused, by verb and post: shown before the server has answered. */
type Chosen = ReadonlyMap<string, boolean>
const Reactions = createContext<{ chosen: Chosen; signedIn: boolean }>({ chosen: new Map(), signedIn: false })

type Props = { from: string; signedIn: boolean; children: ReactNode }

/**
 * One form around any number of posts; the button pressed says what is done with which. `from` is where the page
 * returns to without JavaScript, at the same post.
 */
export function ReactionForm({ from, signedIn, children }: Props) {
  const { state, send, props } = useForm(react)
  const [chosen, setChosen] = useState<Chosen>(new Map())
  const [answered, setAnswered] = useState(state)
  if (answered !== state) {
    setAnswered(state)
    // A refusal takes back what was shown.
    if (state.problem) setChosen(new Map())
  }
  useEffect(() => {
    if (state.problem) toast({ text: state.problem })
  }, [state])

  function choose(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault()
    const button = event.nativeEvent.submitter
    if (!(button instanceof HTMLButtonElement)) return
    send(event.currentTarget, button)
    const verb = button.name.replace(/^un/, '')
    setChosen((now) => new Map(now).set(verb + button.value, verb === button.name))
  }

  return (
    <form {...props} onSubmit={choose}>
      <input type="hidden" name="from" value={from} />
      {state.problem && <p className="problem unscripted px-4 py-2">{state.problem}</p>}
      <Reactions value={{ chosen, signedIn }}>{children}</Reactions>
    </form>
  )
}

/** What a reader does with a post, inside a `ReactionForm`; a stranger is shown the way in. */
export function PostActions({ post }: { post: TimelinePost }) {
  const words = usePostWords()
  const { signedIn } = useContext(Reactions)
  const { id, handle, replies = 0, likes = 0, liked = false, bookmarked = false } = post
  const isLiked = useChosen('like', id, liked)
  const isKept = useChosen('bookmark', id, bookmarked)
  const likeCount = likes + Number(isLiked) - Number(liked)
  const signIn = `/sign-in?next=/@${handle}/${id}`
  return (
    <div className="actions">
      <a
        href={signedIn ? `/compose?reply=${id}` : signIn}
        className="reply"
        aria-label={words.counted(words.reply, replies)}
      >
        <Shown count={replies} />
      </a>
      {signedIn ? (
        <>
          <button
            type="submit"
            name={isLiked ? 'unlike' : 'like'}
            value={id}
            aria-pressed={isLiked}
            aria-label={words.counted(words.like, likeCount)}
          >
            <Shown count={likeCount} />
          </button>
          <button
            type="submit"
            name={isKept ? 'unbookmark' : 'bookmark'}
            value={id}
            aria-pressed={isKept}
            aria-label={words.bookmark}
          />
        </>
      ) : (
        <a href={signIn} className="like" aria-label={words.counted(words.like, likeCount)}>
          <Shown count={likeCount} />
        </a>
      )}
    </div>
  )
}

const useChosen = (verb: 'like' | 'bookmark', id: number, before: boolean): boolean =>
  useContext(Reactions).chosen.get(verb + id) ?? before

const Shown = ({ count }: { count: number }) => (count > 0 ? <Some count={count} /> : null)

function Some({ count }: { count: number }) {
  return useCount(count)
}
