import { closeSync, cpSync, openSync, readFileSync, statSync, writeSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { formOn } from '../e2e/forms.ts'
import { joined, posted } from '../e2e/joined.ts'
import { startPipit } from '../e2e/pipit.ts'
import { post } from './clients.ts'
import { inSeconds, type Row, timed } from './row.ts'
import { told } from './truth.ts'

export const corrupt: Row = {
  id: 'R6',
  fault: 'the file of the database is damaged, at the start and while the place runs',
  asked:
    'refused at the start with the way back, file untouched; while running 503, nothing written, told; the backup restores',
  async run() {
    const DATA_DIR = await mkdtemp(join(tmpdir(), 'pipit-corrupt-'))
    const fresh = await mkdtemp(join(tmpdir(), 'pipit-restored-'))
    try {
      let place = await startPipit({ PIPIT_OPEN: '1', DATA_DIR })
      const ada = await joined(place, 'ada')
      for (let at = 0; at < 40; at++) await posted(place, ada, `Line ${at} ${'x'.repeat(300)}`)
      const backup = await told(place, 'db/tasks/backup.ts')
      await place.kill()
      const file = `${DATA_DIR}/pipit.db`
      place = await startPipit({ PIPIT_OPEN: '1', DATA_DIR })
      await place.kill()
      cpSync(file, `${file}.whole`)
      damage(file)
      const damaged = readFileSync(file)
      const [took, ended] = await timed(() =>
        startPipit({ PIPIT_OPEN: '1', DATA_DIR }).then(
          async (one) => {
            await one.kill()
            return 'it started'
          },
          (error: Error) => error.message,
        ),
      )
      const isUntouched = readFileSync(file).equals(damaged)
      const namesWay = /db:restore/.test(ended)

      cpSync(`${file}.whole`, file)
      place = await startPipit({ PIPIT_OPEN: '1', DATA_DIR })
      const form = await formOn(place, ada, '/compose', 'body', 'key')
      damage(file)
      const pages = [await status(`${place.origin}/explore`), await status(`${place.origin}/@ada`)]
      const written = await post(place, ada, form, 'Into what is damaged', 'key-of-damaged')
      const live = await status(`${place.origin}/api/health/live`)
      // What is known of that is a second old at most.
      await sleep(1100)
      const ready = await status(`${place.origin}/api/health/ready`)
      const isTold = place.said().includes('"event":"damaged"')
      await place.kill()

      const folder = /(\S*backups\/\S+)/.exec(backup.out)?.[1] ?? ''
      const database = { DATA_DIR: fresh, DATABASE_URL: '' }
      const restored = await told({ database }, 'db/tasks/restore.ts', folder)
      return {
        seen: `start ended in ${inSeconds(took)}${namesWay ? ', naming db:restore' : `: ${ended.slice(0, 160)}`}, file ${isUntouched ? 'untouched' : 'CHANGED'}; running, a post ${written}, pages ${pages}, live ${live}, ready ${ready}, ${isTold ? 'told' : 'NOT TOLD'} in the log; restoring the backup ended with ${restored.code}`,
        met:
          namesWay &&
          isUntouched &&
          took <= 6000 &&
          written === 503 &&
          pages.every((one) => one === 503) &&
          live === 200 &&
          ready === 503 &&
          isTold &&
          restored.code === 0,
      }
    } finally {
      await rm(DATA_DIR, { recursive: true, force: true })
      await rm(fresh, { recursive: true, force: true })
    }
  },
}

const status = (address: string) =>
  fetch(address).then(
    (answer) => answer.status,
    () => 0,
  )

/** Writes noise over the middle of a file. */
function damage(path: string): void {
  const { size } = statSync(path)
  const file = openSync(path, 'r+')
  for (let at = 8192; at < size; at += 16_384) writeSync(file, Buffer.alloc(4096, 0xa5), 0, 4096, at)
  closeSync(file)
}
