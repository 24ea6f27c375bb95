import { statSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { joined } from '../e2e/joined.ts'
import { startPipit } from '../e2e/pipit.ts'
import { keepPosting, keepReading, newLedger } from './clients.ts'
import type { Row } from './row.ts'

export const log: Row = {
  id: 'R20',
  fault: '16 clients post and one reads for 20 s, in two processes on one file',
  asked: 'no post refused, write-ahead log ≤ 64 MB',
  async run() {
    const place = await startPipit({ PIPIT_OPEN: '1', WEB_CONCURRENCY: '2' })
    const ada = await joined(place, 'ada')
    const ledger = newLedger()
    const stop = await keepPosting(() => place, ada, ledger)
    const stopReading = keepReading(() => place)
    let largest = 0
    for (let at = 0; at < 40; at++) {
      await sleep(500)
      largest = Math.max(largest, statSync(`${place.database.DATA_DIR}/pipit.db-wal`).size)
    }
    await stop()
    const { failed } = await stopReading()
    await place.stop()
    const { acknowledged, refused } = ledger
    return {
      seen: `${acknowledged.length} posts, ${refused.length} refused, ${failed} reads failed, log ${(largest / 1e6).toFixed(1)} MB at most`,
      met: refused.length === 0 && failed === 0 && largest <= 64 * 1024 * 1024,
    }
  },
}
