'use client'

import { useContext, useEffect, useState } from 'react'
import { usePicturingWords } from '#app/_i18n/picturing-words.ts'
import { useCount } from '#app/_ui/count.ts'
import { type Clock, useFullDate } from '#app/_ui/time.tsx'
import type { ShownPoll } from '#db/queries/timeline-post.ts'
import { Reactions } from './reactions-context.ts'

type Props = { id: number; poll: ShownPoll; clock: Clock }

/** The poll of a post: what can be chosen, or how it stands once the reader voted, asked or came too late. */
export function Poll({ id, poll: given, clock }: Props) {
  const { chosen, settled, signedIn } = useContext(Reactions)
  const [fetched, setFetched] = useState<ShownPoll>()
  const voted = chosen.get(`vote${id}`) === true
  useEffect(() => {
    // Settled is what the server last answered: it has counted the vote now.
    if (!voted || !settled) return
    const ending = new AbortController()
    fetch(`/api/polls/${id}`, { signal: ending.signal })
      .then(async (answer) => answer.ok && setFetched((await answer.json()) as ShownPoll))
      .catch(() => undefined)
    return () => ending.abort()
  }, [voted, settled, id])
  const poll = fetched ?? given
  const isOver = poll.endsAt <= clock.now
  const isShown = poll.voted || poll.own || isOver
  return (
    <div className="poll">
      {isShown ? <Results poll={poll} /> : <Ballot id={id} poll={poll} open={signedIn && !voted} />}
      <About poll={poll} isOver={isOver} isCounted={voted && !poll.voted} zone={clock.zone} />
    </div>
  )
}

function Ballot({ id, poll, open }: { id: number; poll: ShownPoll; open: boolean }) {
  const words = usePicturingWords()
  return (
    <fieldset disabled={!open}>
      {poll.multiple && <legend className="hint">{words.multiple}</legend>}
      {poll.options.map(({ label }, at) => (
        <label key={label} className="answer">
          <input
            {...(poll.multiple
              ? { type: 'checkbox', name: `o${id}_${at}` }
              : { type: 'radio', name: `o${id}`, value: at })}
          />
          <span dir="auto">{label}</span>
        </label>
      ))}
      {open && (
        <button type="submit" name="vote" value={id} className="ghost">
          {words.vote}
        </button>
      )}
    </fieldset>
  )
}

function Results({ poll }: { poll: ShownPoll }) {
  const words = usePicturingWords()
  const most = Math.max(...poll.options.map(({ votes = 0 }) => votes))
  return (
    <ul>
      {poll.options.map(({ label, votes = 0, chosen }) => {
        const part = poll.voters > 0 ? Math.round((votes / poll.voters) * 100) : 0
        return (
          <li key={label} className={votes === most && votes > 0 ? 'answer first' : 'answer'}>
            <progress value={part} max={100} aria-hidden="true" />
            <span dir="auto">{label}</span>
            {chosen && <small>{` ✓ ${words.yours}`}</small>}
            <b>{words.percent(part)}</b>
          </li>
        )
      })}
    </ul>
  )
}

type AboutProps = { poll: ShownPoll; isOver: boolean; isCounted: boolean; zone: string }

function About({ poll, isOver, isCounted, zone }: AboutProps) {
  const words = usePicturingWords()
  const voters = words.voters(useCount(poll.voters), poll.voters === 1)
  const ends = words.ends(useFullDate(poll.endsAt, zone))
  return (
    <p className="hint" role={isCounted ? 'status' : undefined}>
      {isCounted ? words.voted : `${voters} · ${isOver ? words.final : ends}`}
    </p>
  )
}
