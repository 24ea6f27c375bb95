/**
 * What a page hears while a stream of events is open: that a list has something as new as `id`, to be looked at at some
 * moment within so many ms; how many notifications are unread; or that the stream opened or ended.
 */
export type Heard =
  | { event: 'home' | 'everyone'; id: number; within: number }
  | { event: 'notifications'; id: number; unread: number }
  | { event: 'stream'; isOpen: boolean }

const name = 'pipit-live'
let isOpen = false

/** Whether a stream is open; while it is, nobody need ask. */
export const isStreaming = (): boolean => isOpen

/** Lets all of this page hear it. */
export function pass(heard: Heard): void {
  if (heard.event === 'stream') isOpen = heard.isOpen
  dispatchEvent(new CustomEvent(name, { detail: heard }))
}

/** Calls `listener` with everything that is heard from now on; answers how to stop. */
export function onHeard(listener: (heard: Heard) => void): () => void {
  const hear = ({ detail }: CustomEvent<Heard>) => listener(detail)
  addEventListener(name, hear as EventListener)
  return () => removeEventListener(name, hear as EventListener)
}
