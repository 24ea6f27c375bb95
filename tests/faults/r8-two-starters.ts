import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPipit } from '../e2e/pipit.ts'
import type { Row } from './row.ts'

const times = 10

export const twoStarters: Row = {
  id: 'R8',
  fault: `two servers start at once on an empty database, ${times} times`,
  asked: 'both serve, every migration applied once',
  async run() {
    let bad = 0
    for (let round = 0; round < times; round++) {
      const DATA_DIR = await mkdtemp(join(tmpdir(), 'pipit-two-'))
      const places = await Promise.allSettled([1, 2].map(() => startPipit({ PIPIT_OPEN: '1', DATA_DIR })))
      const begun = places.flatMap((one) => (one.status === 'fulfilled' ? one.value : []))
      const applied = begun.filter(({ said }) => said().includes('"event":"migrate"')).length
      if (begun.length < 2 || applied !== 1) bad += 1
      for (const place of begun) await place.kill()
      await rm(DATA_DIR, { recursive: true, force: true })
    }
    return { seen: `${times - bad} of ${times} times`, met: bad === 0 }
  },
}
