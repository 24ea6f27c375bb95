import { shareOf } from '#app/_server/process-count.ts'
import { Turnstile } from '#app/_server/turnstile.ts'

// A core each, and the pages keep the others; whoever waited this long (ms) is told to come back.
const atOnce = 2
const mostWaiting = 32
const patience = 30_000

const queueKey = Symbol.for('pipit.images')
const shared = globalThis as { [queueKey]?: Turnstile }

/** Too many images are being worked on just now: a 503, the pages go on. */
export class ImageQueueFull extends Error {
  override name = 'ImageQueueFull'
}

/** Reads and works on an image when it is its turn: two at once in all processes, but one in each, 32 wait; throws ImageQueueFull for more. */
export async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  shared[queueKey] ??= new Turnstile(shareOf(atOnce), mostWaiting, patience)
  const queue = shared[queueKey]
  if (!(await queue.enter())) throw new ImageQueueFull('too many images at once')
  try {
    return await work()
  } finally {
    queue.leave()
  }
}
