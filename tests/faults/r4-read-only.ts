import { startPipit } from '../e2e/pipit.ts'
import { smallDisk } from './disk.ts'
import { inSeconds, type Row, timed } from './row.ts'

export const readOnly: Row = {
  id: 'R4',
  fault: 'the disk is read-only at the start',
  asked: 'an end within 5 s, with the reason',
  async run() {
    const disk = smallDisk(300)
    if (!disk) return { skipped: 'no disk of its own can be mounted here' }
    try {
      const place = await startPipit({ PIPIT_OPEN: '1', DATA_DIR: disk.path })
      await place.stop()
      disk.set('ro')
      const [took, ended] = await timed(() =>
        startPipit({ PIPIT_OPEN: '1', DATA_DIR: disk.path }).then(
          async (one) => {
            await one.kill()
            return 'it started'
          },
          (error: Error) => error.message,
        ),
      )
      disk.set('rw')
      const reason = /cannot write[^\n]*|read-?only[^\n]*/i.exec(ended)?.[0] ?? ended.slice(0, 200)
      return {
        seen: `ended in ${inSeconds(took)}: ${reason}`,
        met: took <= 5000 && /cannot write|read-?only/i.test(ended),
      }
    } finally {
      disk.end()
    }
  },
}
