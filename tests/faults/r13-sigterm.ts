import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { joined, listening } from '../e2e/joined.ts'
import { startPipit } from '../e2e/pipit.ts'
import { keepPosting, newLedger } from './clients.ts'
import { inSeconds, type Row, timed } from './row.ts'
import { doctorOf, faultsOf, isWell, stored } from './truth.ts'

const times = 10

export const sigterm: Row = {
  id: 'R13',
  fault: `SIGTERM while 16 clients post and one listens, ${times} times`,
  asked: 'exit 0 within 10 s, stream closed with retry, 0 lost',
  async run() {
    const ledger = newLedger()
    const settings = (round: number) => ({ PIPIT_OPEN: '1', WEB_CONCURRENCY: round % 2 ? '2' : '1' })
    let place = await startPipit(settings(0))
    const { DATA_DIR } = place.database
    const ada = await joined(place, 'ada')
    let slowest = 0
    let bad = 0
    for (let round = 1; round <= times; round++) {
      const stop = await keepPosting(() => place, ada, ledger)
      const stream = listening(place, ada)
      while (!stream.heard().includes('unread')) await sleep(20)
      await sleep(500)
      const gone = once(place.child, 'exit')
      place.child.kill('SIGTERM')
      const [took, [code]] = await timed(() => gone)
      await stop()
      await stream.ended
      slowest = Math.max(slowest, took)
      if (code !== 0 || !/retry: \d+/.test(stream.heard())) bad += 1
      place = await startPipit({ ...settings(round), DATA_DIR })
    }
    const { lost, appeared } = faultsOf(ledger, stored(place))
    const said = await doctorOf(place)
    await place.stop()
    await rm(DATA_DIR, { recursive: true, force: true })
    return {
      seen: `${ledger.acknowledged.length} acknowledged: ${lost} lost, ${appeared} refused and stored; stopped in ${inSeconds(slowest)} at most, ${bad} badly; ${isWell(said) ? 'doctor well' : said}`,
      met: lost + appeared + bad === 0 && slowest <= 10_000 && isWell(said),
    }
  },
}
