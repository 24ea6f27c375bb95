import { formOn } from '../e2e/forms.ts'
import { joined } from '../e2e/joined.ts'
import { startPipit } from '../e2e/pipit.ts'
import { post } from './clients.ts'
import type { Row } from './row.ts'
import { canTrace, trace } from './strace.ts'

const times = 50

export const power: Row = {
  id: 'R2',
  fault: `the power may go at any moment: what the disk is told of ${times} posts, one after the other`,
  asked: 'at least one fsync before each is acknowledged',
  async run() {
    if (!canTrace()) return { skipped: 'strace is not here or may not look' }
    const place = await startPipit({ PIPIT_OPEN: '1' })
    const ada = await joined(place, 'ada')
    const form = await formOn(place, ada, '/compose', 'body', 'key')
    const tracing = await trace(place.pid, ['-e', 'trace=fsync,fdatasync'])
    let acknowledged = 0
    for (let at = 0; at < times; at++)
      if ((await post(place, ada, form, `Line ${at}`, `key-of-line-${at}`)) === 303) acknowledged += 1
    const synced = (await tracing.end()).filter((line) => /fsync|fdatasync/.test(line)).length
    await place.stop()
    return {
      seen: `${acknowledged} acknowledged, ${synced} times fsync`,
      met: acknowledged === times && synced >= times,
    }
  },
}
