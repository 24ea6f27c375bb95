import { setTimeout as sleep } from 'node:timers/promises'
import Connection from 'better-sqlite3'
import { formOn } from '../e2e/forms.ts'
import { joined } from '../e2e/joined.ts'
import { startPipit } from '../e2e/pipit.ts'
import { keepReading, post } from './clients.ts'
import { inSeconds, quantile, type Row, timed } from './row.ts'

const held = 30_000

export const locked: Row = {
  id: 'R5',
  fault: 'another process holds the lock of the database for 30 s',
  asked: 'reads p99 ≤ 500 ms, writes 503 after 2 s (3 s allowed), back within 1 s',
  async run() {
    const place = await startPipit({ PIPIT_OPEN: '1' })
    const ada = await joined(place, 'ada')
    const form = await formOn(place, ada, '/compose', 'body', 'key')
    const other = new Connection(`${place.database.DATA_DIR}/pipit.db`)
    other.exec('BEGIN IMMEDIATE')
    const stop = keepReading(() => place)
    const until = performance.now() + held
    const writes: [took: number, status: number | undefined][] = []
    for (let at = 0; performance.now() < until; at++) {
      writes.push(await timed(() => post(place, ada, form, `Locked ${at}`, `key-of-locked-${at}`)))
      await sleep(100)
    }
    const { took, failed } = await stop()
    other.exec('ROLLBACK')
    other.close()
    const [back, status] = await timed(async () => {
      for (;;) {
        const status = await post(place, ada, form, 'Free', 'key-of-free')
        if (status === 303) return status
      }
    })
    await place.stop()
    const slowest = Math.max(...writes.map(([took]) => took))
    const wrong = writes.filter(([, status]) => status !== 503).length
    const p99 = quantile(took, 0.99)
    return {
      seen: `${took.length} reads, p99 ${p99.toFixed(0)} ms, ${failed} failed; ${writes.length} writes refused after ${inSeconds(slowest)} at most, ${wrong} otherwise; back after ${back.toFixed(0)} ms`,
      met: p99 <= 500 && failed === 0 && slowest <= 3000 && wrong === 0 && back <= 1000 && status === 303,
    }
  },
}
