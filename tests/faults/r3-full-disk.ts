import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { formOn } from '../e2e/forms.ts'
import { joined } from '../e2e/joined.ts'
import { startPipit } from '../e2e/pipit.ts'
import { keepReading, newLedger, post } from './clients.ts'
import { smallDisk } from './disk.ts'
import { inSeconds, type Row, timed } from './row.ts'
import { doctorOf, faultsOf, isWell, stored } from './truth.ts'

export const fullDisk: Row = {
  id: 'R3',
  fault: 'the disk is full for ten seconds',
  asked: 'nothing acknowledged that is not stored, 503 within 2 s, reads go on, back within 5 s',
  async run() {
    const disk = smallDisk(300)
    if (!disk) return { skipped: 'no disk of its own can be mounted here' }
    try {
      const place = await startPipit({ PIPIT_OPEN: '1', DATA_DIR: disk.path })
      const ada = await joined(place, 'ada')
      const form = await formOn(place, ada, '/compose', 'body', 'key')
      const ledger = newLedger()
      const send = async (body: string) => {
        const [took, status] = await timed(() =>
          post(place, ada, form, body, `key-of-${body.replace(' ', '-')}`),
        )
        if (status === 303) ledger.acknowledged.push(body)
        else ledger.refused.push(body)
        return { took, status }
      }
      for (let at = 0; at < 20; at++) await send(`Before ${at}`)
      const filler = `${disk.path}/filler`
      fill(filler)
      const stop = keepReading(() => place)
      const answers: { took: number; status: number | undefined }[] = []
      const until = performance.now() + 10_000
      for (let at = 0; performance.now() < until; at++) {
        answers.push(await send(`Full ${at}`))
        await sleep(50)
      }
      const { failed, took } = await stop()
      const health = (await fetch(`${place.origin}/api/health/ready`)).status
      rmSync(filler)
      const [back] = await timed(async () => {
        for (let at = 0; (await send(`After ${at}`)).status !== 303; at++) await sleep(50)
      })
      const { lost, appeared } = faultsOf(ledger, stored(place))
      const said = await doctorOf(place)
      await place.stop()
      const refused = answers.filter(({ status }) => status !== 303)
      const slowest = Math.max(0, ...refused.map((one) => one.took))
      return {
        seen: `${refused.length} of ${answers.length} posts refused after ${inSeconds(slowest)} at most (${[...new Set(refused.map(({ status }) => status))]}), ${took.length} reads, ${failed} failed, health ${health}; back after ${inSeconds(back)}; ${lost} lost, ${appeared} refused and stored; ${isWell(said) ? 'doctor well' : said}`,
        met:
          lost + appeared + failed === 0 &&
          refused.length > 0 &&
          refused.every(({ status }) => status === 503) &&
          slowest <= 2500 &&
          back <= 5000 &&
          health === 503 &&
          isWell(said),
      }
    } finally {
      disk.end()
    }
  },
}

/** Takes what is left of the disk. */
function fill(path: string): void {
  const file = openSync(path, 'w')
  try {
    for (const size of [1 << 20, 1 << 12])
      for (;;)
        try {
          writeSync(file, Buffer.alloc(size, 1))
        } catch {
          break
        }
  } finally {
    closeSync(file)
  }
}
