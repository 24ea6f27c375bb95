import { keep, onSlow } from '#db/dialect/slow.ts'
import type { Log } from './log.ts'
import { hearSiblings, tellSiblings } from './siblings.ts'
import { Sparing } from './sparing.ts'
import { countOne } from './tallies.ts'

/** Tells the log, and the other processes of this place, of statements that took the database long, and counts them. */
export function reportSlow(log: Log): void {
  const sparing = new Sparing(log)
  onSlow((told) => {
    const { statement, ms } = told
    countOne('slow statements')
    tellSiblings('slow', told)
    sparing.tell('slow', 'database', () =>
      log.warn({ event: 'slow', ms, statement }, `The database took ${ms} ms for one statement`),
    )
  })
  hearSiblings<Parameters<typeof keep>[0]>('slow', (told) => keep(told))
}
