import { shareOf } from '#app/_server/process-count.ts'
import { countOne } from '#app/_server/tallies.ts'
import { Turnstile } from '#app/_server/turnstile.ts'

// A core each, and the pages keep the others; whoever waited this long (ms) is told to come back.
const atOnce = 2
const mostWaiting = 32
const patience = 30_000

const [running, waiting] = ['queue images running', 'queue images waiting']

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
  countOne(waiting)
  const isAdmitted = await queue.enter().finally(() => countOne(waiting, -1))
  if (!isAdmitted) throw new ImageQueueFull('too many images at once')
  countOne(running)
  try {
    return await work()
  } finally {
    countOne(running, -1)
    queue.leave()
  }
}
