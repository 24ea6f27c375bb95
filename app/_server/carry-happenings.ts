import { carry, deliver, type Happening } from '#db/bus.ts'
import { databaseAddress } from '#db/dialect/index.ts'
import { openNotices } from '#db/dialect/notices-postgres.ts'
import { hearSiblings, tellSiblings } from './siblings.ts'

/**
 * What one process writes, those who listen to another hear of too: by way of the Postgres they share, on this machine
 * and on others, or of the process that began them. Answers how to stop.
 */
export function carryHappenings(): () => Promise<void> {
  const address = databaseAddress()
  if (address.dialect === 'postgres') {
    const notices = openNotices(address.url, {
      hear: (happenings) => deliver(happenings as Happening[]),
      missed: () => deliver([{ kind: 'gap' }]),
    })
    const stop = carry(notices.tell)
    return () => {
      stop()
      return notices.close()
    }
  }
  hearSiblings<Happening[]>('happenings', deliver)
  const stop = carry((happenings) => tellSiblings('happenings', happenings))
  return async () => stop()
}
