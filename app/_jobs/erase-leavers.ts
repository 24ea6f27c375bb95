import type { Storage } from '#app/_media/storage.ts'
import { eraseSome } from '#db/mutations/erasure.ts'
import { nextToErase } from '#db/queries/leaving.ts'
import { untilNone } from '#db/tasks/doctor/batches.ts'

/**
 * Erases everybody whose deleted account can no longer be taken back: first their pictures, which only their row
 * names, then row by row what there is of them, in transactions so short that others hardly notice. Stops between
 * two of them once `isOver`; the next sweep goes on.
 */
export async function eraseLeavers(
  storage: Storage,
  isOver: () => boolean = () => false,
  now = Date.now(),
): Promise<void> {
  while (!isOver()) {
    const person = await nextToErase(now)
    if (!person) return
    for (const folder of [person.avatar, person.banner]) if (folder) await storage.delete(folder)
    await untilNone(async (tx, size) => (isOver() ? 0 : eraseSome(tx, person.id, size, now)))
  }
}
