import { eraseSome } from '#db/mutations/erasure.ts'
import { nextToErase } from '#db/queries/leaving.ts'
import { untilNone } from '#db/tasks/doctor/batches.ts'

/**
 * Erases everybody whose deleted account can no longer be taken back: those for whom there is no job, from before
 * there were jobs, or whose job was given up.
 */
export async function eraseLeavers(isOver: () => boolean = () => false, now = Date.now()): Promise<void> {
  while (!isOver()) {
    const person = await nextToErase(now)
    if (!person) return
    await erasePerson(person.id, isOver, now)
  }
}

/**
 * Erases row by row what there is of a person whose deleted account can no longer be taken back, in transactions so
 * short that others hardly notice. Stops between two of them once `isOver`; whoever comes next goes on.
 */
export async function erasePerson(userId: number, isOver: () => boolean, now = Date.now()): Promise<void> {
  await untilNone(async (tx, size) => (isOver() ? 0 : eraseSome(tx, userId, size, now)))
}
