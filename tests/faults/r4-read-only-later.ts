import { formOn } from '../e2e/forms.ts'
import { joined, posted } from '../e2e/joined.ts'
import { startPipit } from '../e2e/pipit.ts'
import { keepReading, post } from './clients.ts'
import { inSeconds, type Row, timed } from './row.ts'
import { canTrace, trace } from './strace.ts'
import { doctorOf, isWell } from './truth.ts'

const times = 20

export const readOnlyLater: Row = {
  id: 'R4',
  fault: 'the disk becomes read-only while the place runs (every write of the process fails with EROFS)',
  asked: 'writes 503, reads 200, back when it is over',
  async run() {
    if (!canTrace()) return { skipped: 'strace is not here or may not look' }
    const place = await startPipit({ PIPIT_OPEN: '1' })
    const ada = await joined(place, 'ada')
    await posted(place, ada, 'While it can be written.')
    const form = await formOn(place, ada, '/compose', 'body', 'key')
    const tracing = await trace(place.pid, [
      ...['-e', 'trace=pwrite64,ftruncate'],
      ...['-e', 'inject=pwrite64,ftruncate:error=EROFS'],
    ])
    const stop = keepReading(() => place)
    const statuses: (number | undefined)[] = []
    for (let at = 0; at < times; at++)
      statuses.push(await post(place, ada, form, `Line ${at}`, `key-of-line-${at}`))
    const { took, failed } = await stop()
    await tracing.end()
    const [back, status] = await timed(() => post(place, ada, form, 'Afterwards', 'key-of-afterwards'))
    const said = await doctorOf(place)
    await place.stop()
    return {
      seen: `${times} posts answered ${[...new Set(statuses)]}, ${took.length} reads, ${failed} failed; afterwards ${status} in ${inSeconds(back)}; ${isWell(said) ? 'doctor well' : said}`,
      met: statuses.every((one) => one === 503) && failed === 0 && status === 303 && isWell(said),
    }
  },
}
