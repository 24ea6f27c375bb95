import { log as ownLog } from '#app/_auth/log.ts'
import { onDrain } from '#app/_server/drain.ts'
import type { Log } from '#app/_server/log.ts'
import { deleteExpired } from '#db/mutations/expired.ts'
import { addMissingWords } from '#db/mutations/user-words.ts'

const hour = 3_600_000

const stopKey = Symbol.for('pipit.sweep')
const shared = globalThis as { [stopKey]?: () => Promise<void> }

type Settings = { every?: number; log?: Log }

/**
 * Deletes what has run out and lets people be found who are not yet, as after an upgrade: now and every hour, until the process stops; asking twice is asking once. A sweep
 * that fails is reported, and the next one tries again. Answers how to stop: no further sweep begins, and the one
 * under way is finished.
 */
export function keepSwept({ every = hour, log = ownLog }: Settings = {}): () => Promise<void> {
  // Next may load this module more than once.
  if (shared[stopKey]) return shared[stopKey]

  let sweeping = sweep(log)
  const timer = setInterval(() => {
    sweeping = sweeping.then(() => sweep(log))
  }, every).unref()
  const forget = onDrain(stop)

  async function stop() {
    clearInterval(timer)
    forget()
    delete shared[stopKey]
    await sweeping
  }

  shared[stopKey] = stop
  return stop
}

async function sweep(log: Log): Promise<void> {
  try {
    await deleteExpired()
  } catch (error) {
    log.error({ event: 'sweep', err: error }, 'What has run out could not be deleted')
  }
  try {
    await addMissingWords()
  } catch (error) {
    log.error({ event: 'sweep', err: error }, 'Some people cannot be found by their names yet')
  }
}
