import { keep, onSlow } from '#db/dialect/slow.ts'
import type { Log } from './log.ts'
import { hearSiblings, tellSiblings } from './siblings.ts'
import { countOne } from './tallies.ts'

const pause = 60_000 // ms between two lines about the same statement
const mostKept = 100

/** Tells the log, and the other processes of this place, of statements that took the database long, and counts them. */
export function reportSlow(log: Log): void {
  const toldAt = new Map<string, number>()
  onSlow((told) => {
    const { statement, ms } = told
    countOne('slow statements')
    tellSiblings('slow', told)
    const now = performance.now()
    if (now - (toldAt.get(statement) ?? Number.NEGATIVE_INFINITY) < pause) return
    if (toldAt.size >= mostKept) toldAt.clear()
    toldAt.set(statement, now)
    log.warn({ event: 'slow', ms, statement }, `The database took ${ms} ms for one statement`)
  })
  hearSiblings<Parameters<typeof keep>[0]>('slow', (told) => keep(told))
}
