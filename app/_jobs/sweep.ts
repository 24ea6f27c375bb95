import { log as ownLog } from '#app/_auth/log.ts'
import { mediaStorage } from '#app/_media/media-storage.ts'
import { deleteOrphans } from '#app/_media/orphans.ts'
import { onDrain } from '#app/_server/drain.ts'
import type { Log } from '#app/_server/log.ts'
import { deleteExpired } from '#db/mutations/expired.ts'
import { addMissingTags } from '#db/mutations/missing-tags.ts'
import { addMissingWords } from '#db/mutations/user-words.ts'
import { eraseLeavers } from './erase-leavers.ts'

const hour = 3_600_000

const stopKey = Symbol.for('pipit.sweep')
const shared = globalThis as { [stopKey]?: () => Promise<void> }

type Settings = { every?: number; log?: Log }

/**
 * Deletes what has run out, people whose time to come back is over and pictures that nobody has, and lets people and
 * posts be found that are not yet, as after an upgrade: now and every hour, until the process stops; asking twice is asking
 * once. A sweep that fails is reported, and the next one tries again. Answers how to stop: no further sweep begins,
 * and the one under way is finished, or left to the next at a good place.
 */
export function keepSwept({ every = hour, log = ownLog }: Settings = {}): () => Promise<void> {
  // Next may load this module more than once.
  if (shared[stopKey]) return shared[stopKey]

  let isOver = false
  let sweeping: Promise<unknown> = sweepOnce(log, () => isOver)
  const timer = setInterval(() => {
    sweeping = sweeping.then(() => sweepOnce(log, () => isOver))
  }, every).unref()
  const forget = onDrain(stop)

  async function stop() {
    isOver = true
    clearInterval(timer)
    forget()
    delete shared[stopKey]
    await sweeping
  }

  shared[stopKey] = stop
  return stop
}

/** One sweep, for whoever is woken rather than kept running. Answers whether all of it went well. */
export async function sweepOnce(log: Log = ownLog, isOver: () => boolean = () => false): Promise<boolean> {
  const went = [
    await attempt(log, 'What has run out could not be deleted', deleteExpired),
    await attempt(log, 'Deleted accounts could not be erased', () => eraseLeavers(mediaStorage(), isOver)),
    await attempt(log, 'Pictures that nobody has could not be deleted', () => deleteOrphans(mediaStorage())),
    await attempt(log, 'Some people cannot be found by their names yet', addMissingWords),
    await attempt(log, 'Some posts cannot be found by their tags yet', addMissingTags),
  ]
  return went.every(Boolean)
}

async function attempt(log: Log, failure: string, work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work()
    return true
  } catch (error) {
    log.error({ event: 'sweep', err: error }, failure)
    return false
  }
}
