import type { Heard } from '#app/_ui/live.ts'

/** ms until a stream that was refused is asked for again: twice as long each time, up to ten minutes. */
const soonest = 5_000
const latest = 600_000

/**
 * Holds the stream of events, and says what it tells, until `signal` ends it. The browser itself comes back when the
 * connection breaks; a server that refuses is left alone for longer and longer. Settles when it is over.
 */
export function lead(
  handle: string,
  last: () => number | undefined,
  say: (heard: Heard) => void,
  signal: AbortSignal,
): Promise<void> {
  let source: EventSource
  let timer: ReturnType<typeof setTimeout> | undefined
  let refusals = 0

  function connect() {
    const after = last()
    source = new EventSource(`/events?for=${handle}${after ? `&after=${after}` : ''}`)
    source.onopen = () => {
      refusals = 0
      say({ event: 'stream', isOpen: true })
    }
    source.onerror = () => {
      say({ event: 'stream', isOpen: false })
      if (source.readyState !== EventSource.CLOSED) return
      const wait = Math.min(latest, soonest * 2 ** refusals++)
      timer = setTimeout(connect, wait * (0.5 + Math.random()))
    }
    for (const event of ['home', 'everyone', 'notifications'] as const)
      source.addEventListener(event, ({ data }) => say({ event, ...JSON.parse(data) }))
  }

  connect()
  return new Promise((settle) => {
    signal.addEventListener('abort', () => {
      clearTimeout(timer)
      source.close()
      settle()
    })
  })
}
