import type { Heard } from '#app/_ui/live.ts'
import { lead } from './lead.ts'

/** ms for which a hidden page still listens. */
const patience = 300_000

/**
 * Hears what the stream of events tells this person, with one stream for all tabs of a browser: one of them holds it,
 * whoever has the lock, and passes on what it hears; when it closes the next one has the lock. Nobody listens who has
 * not been looked at for minutes. Answers how to stop.
 */
export function join(handle: string, hear: (heard: Heard) => void): () => void {
  let last: number | undefined
  let part: (() => void) | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  const note = (heard: Heard) => {
    if (heard.event !== 'stream') last = Math.max(heard.id, last ?? 0)
    hear(heard)
  }
  const leave = () => {
    part?.()
    part = undefined
  }
  const look = () => {
    clearTimeout(timer)
    if (document.hidden) timer = setTimeout(leave, patience)
    else part ??= take(handle, note, () => last)
  }
  document.addEventListener('visibilitychange', look)
  // A page that is kept for going back holds nothing.
  addEventListener('pagehide', leave)
  addEventListener('pageshow', look)
  look()
  return () => {
    clearTimeout(timer)
    document.removeEventListener('visibilitychange', look)
    removeEventListener('pagehide', leave)
    removeEventListener('pageshow', look)
    leave()
  }
}

const question = 'is it open?'

/** Takes part in the conversation between the tabs, and leads it when it is this one's turn. */
function take(handle: string, hear: (heard: Heard) => void, last: () => number | undefined): () => void {
  const name = `pipit-live:${handle}`
  const ending = new AbortController()
  const channel = new BroadcastChannel(name)
  let state: Heard | undefined
  const say = (heard: Heard) => {
    if (heard.event === 'stream') state = heard
    channel.postMessage(heard)
    hear(heard)
  }
  channel.onmessage = ({ data }: MessageEvent<Heard | typeof question>) => {
    if (data !== question) hear(data)
    else if (state) channel.postMessage(state)
  }
  channel.postMessage(question)

  const turn = () => lead(handle, last, say, ending.signal)
  // Without locks, which only a secure origin has, every tab has a stream of its own.
  if (navigator.locks) navigator.locks.request(name, { signal: ending.signal }, turn).catch(() => undefined)
  else void turn()

  return () => {
    if (state) say({ event: 'stream', isOpen: false })
    else hear({ event: 'stream', isOpen: false })
    ending.abort()
    channel.close()
  }
}
