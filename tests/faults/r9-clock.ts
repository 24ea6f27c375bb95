import { existsSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isSignedIn } from '../e2e/forms.ts'
import { joined, posted } from '../e2e/joined.ts'
import { startPipit } from '../e2e/pipit.ts'
import type { Row } from './row.ts'
import { doctorOf } from './truth.ts'

/** Where Debian's `libfaketime` is, or where FAKETIME_LIB says. */
const library = process.env.FAKETIME_LIB ?? '/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1'
const jumps = ['+1h', '-1h', '-1d', '+0']

export const clock: Row = {
  id: 'R9',
  fault: `the clock jumps while the place runs: ${jumps.join(', ')}`,
  asked: 'every post is stored, ids keep rising, nobody is signed out',
  async run() {
    if (!existsSync(library)) return { skipped: 'libfaketime is not installed' }
    const file = join(mkdtempSync(join(tmpdir(), 'pipit-clock-')), 'now')
    writeFileSync(file, '+0')
    const place = await startPipit({
      PIPIT_OPEN: '1',
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    })
    const ada = await joined(place, 'ada')
    const statuses: number[] = []
    const expected: string[] = []
    for (const [at, jump] of ['+0', ...jumps].entries()) {
      writeFileSync(file, jump)
      for (let nth = 0; nth < 3; nth++) {
        const body = `Jump ${at}, ${nth}`
        statuses.push((await posted(place, ada, body)).status)
        expected.unshift(body)
      }
    }
    const answer = await fetch(`${place.origin}/api/timelines/users/ada?limit=40`)
    const { rows } = (await answer.json()) as { rows: { id: number; body: string }[] }
    const isIn = await isSignedIn(place, ada)
    const said = await doctorOf(place)
    await place.stop()
    const isInOrder = rows.map(({ body }) => body).join() === expected.join()
    return {
      seen: `answers ${[...new Set(statuses)]}, ${rows.length} of ${expected.length} posts ${isInOrder ? 'in order' : 'OUT OF ORDER'}, ${isIn ? 'still signed in' : 'SIGNED OUT'}; ${said}`,
      met: statuses.every((status) => status === 303) && isInOrder && isIn,
    }
  },
}
