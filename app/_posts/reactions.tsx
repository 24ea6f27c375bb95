'use client'

import { type ReactNode, type SubmitEvent, useContext, useEffect, useState } from 'react'
import { usePostWords } from '#app/_i18n/post-words.ts'
import { useCount } from '#app/_ui/count.ts'
import { toast } from '#app/_ui/toast.tsx'
import { useForm } from '#app/_ui/use-form.ts'
import type { TimelinePost } from '#db/queries/timeline-post.ts'
import { react } from './actions.ts'
import { type Chosen, Reactions } from './reactions-context.ts'

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
    if (button.name === 'vote' && !isAnswered(event.currentTarget, button.value)) return
    send(event.currentTarget, button)
    const verb = button.name.replace(/^un/, '')
    setChosen((now) => new Map(now).set(verb + button.value, verb === button.name))
  }

  return (
    <form {...props} onSubmit={choose}>
      <input type="hidden" name="from" value={from} />
      {state.problem && <p className="problem unscripted px-4 py-2">{state.problem}</p>}
      <Reactions value={{ chosen, signedIn, settled: state.key }}>{children}</Reactions>
    </form>
  )
}

/** Whether something is chosen in the poll of this post. */
const isAnswered = (form: HTMLFormElement, id: string): boolean =>
  [...form.querySelectorAll<HTMLInputElement>(`[name^="o${id}"]`)].some(({ checked }) => checked)

/** What a reader does with a post, inside a `ReactionForm`; a stranger is shown the way in. */
export function PostActions({ post }: { post: TimelinePost }) {
  const words = usePostWords()
  const { signedIn } = useContext(Reactions)
  const { id, handle, replies = 0, likes = 0, liked = false, bookmarked = false, closed } = post
  const { reposts = 0, reposted = false } = post
  const isClosed = Boolean(post.visibility || post.guarded)
  const isLiked = useChosen('like', id, liked)
  const isKept = useChosen('bookmark', id, bookmarked)
  const isAgain = useChosen('repost', id, reposted)
  const repostCount = reposts + Number(isAgain) - Number(reposted)
  const likeCount = likes + Number(isLiked) - Number(liked)
  const signIn = `/sign-in?next=/@${handle}/${id}`
  return (
    <div className="actions">
      <a
        href={signedIn ? `/compose?reply=${id}` : signIn}
        className={closed && signedIn ? 'reply closed' : 'reply'}
        aria-label={words.counted(closed && signedIn ? words.closed : words.reply, replies)}
      >
        <Shown count={replies} />
      </a>
      {signedIn ? (
        <>
          <Toggle verb="repost" on={isAgain} id={id} disabled={!isAgain && isClosed} count={repostCount} />
          <Toggle verb="like" on={isLiked} id={id} count={likeCount} />
          <Toggle verb="bookmark" on={isKept} id={id} />
        </>
      ) : (
        <>
          <a href={signIn} className="repost" aria-label={words.counted(words.repost, reposts)}>
            <Shown count={reposts} />
          </a>
          <a href={signIn} className="like" aria-label={words.counted(words.like, likes)}>
            <Shown count={likes} />
          </a>
        </>
      )}
    </div>
  )
}

type Verb = 'repost' | 'like' | 'bookmark'
type ToggleProps = { verb: Verb; on: boolean; id: number; count?: number; disabled?: boolean }

/** In as few bytes as can be, for it is in every row; its picture comes with the style. */
function Toggle({ verb, on, id, count = 0, disabled = false }: ToggleProps) {
  const words = usePostWords()
  return (
    // biome-ignore lint/a11y/useButtonType: it sends the form, which is what it does unless told otherwise
    <button
      name={on ? `un${verb}` : verb}
      value={id}
      aria-pressed={on}
      disabled={disabled}
      aria-label={disabled ? words.noRepost : words.counted(words[verb], count)}
    >
      <Shown count={count} />
    </button>
  )
}

const useChosen = (verb: Verb, id: number, before: boolean): boolean =>
  useContext(Reactions).chosen.get(verb + id) ?? before

const Shown = ({ count }: { count: number }) => (count > 0 ? <Some count={count} /> : null)

function Some({ count }: { count: number }) {
  return useCount(count)
}
