import { rm } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { joined } from '../e2e/joined.ts'
import { startPipit } from '../e2e/pipit.ts'
import { keepPosting, newLedger } from './clients.ts'
import { inSeconds, type Row, timed } from './row.ts'
import { doctorOf, faultsOf, isWell, stored } from './truth.ts'

const kills = 20

export const kill: Row = {
  id: 'R1',
  fault: `kill -9 while 16 clients post, ${kills} times; every other time two processes`,
  asked: '0 lost, 0 that were refused, ready in 5 s, doctor well',
  async run() {
    const settings = (round: number) => ({ PIPIT_OPEN: '1', WEB_CONCURRENCY: round % 2 ? '2' : '1' })
    let place = await startPipit(settings(0))
    const { DATA_DIR } = place.database
    const ada = await joined(place, 'ada')
    const ledger = newLedger()
    let slowest = 0
    for (let round = 1; round <= kills; round++) {
      const stop = await keepPosting(() => place, ada, ledger)
      await sleep(300 + Math.random() * 700)
      await place.kill()
      await stop()
      const [took, again] = await timed(() => startPipit({ ...settings(round), DATA_DIR }))
      place = again
      slowest = Math.max(slowest, took)
    }
    const { lost, appeared, double } = faultsOf(ledger, stored(place))
    const said = await doctorOf(place)
    await place.stop()
    await rm(DATA_DIR, { recursive: true, force: true })
    return {
      seen: `${ledger.acknowledged.length} acknowledged: ${lost} lost, ${appeared} refused and stored, ${double} double; ready in ${inSeconds(slowest)} at most; ${isWell(said) ? 'doctor well' : said}`,
      met: lost + appeared + double === 0 && slowest <= 5000 && isWell(said),
    }
  },
}
