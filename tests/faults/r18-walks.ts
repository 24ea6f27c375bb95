import { setTimeout as sleep } from 'node:timers/promises'
import Connection from 'better-sqlite3'
import { joined, posted } from '../e2e/joined.ts'
import { startPipit } from '../e2e/pipit.ts'
import { keepPosting, newLedger } from './clients.ts'
import type { Row } from './row.ts'

const walks = 100
const steady = 60

export const pagination: Row = {
  id: 'R18',
  fault: `${walks} walks through a list while posts come as fast as they can and ten a second go`,
  asked: 'whatever was there throughout is met once, in falling order',
  async run() {
    const place = await startPipit({ PIPIT_OPEN: '1', WEB_CONCURRENCY: '2' })
    const [ada, ben] = [await joined(place, 'ada'), await joined(place, 'ben')]
    for (let at = 0; at < steady; at++) await posted(place, ben, `Steady ${at}`)
    const stop = await keepPosting(() => place, ada, newLedger(), 2)
    let isOver = false
    const deleting = (async () => {
      const connection = new Connection(`${place.database.DATA_DIR}/pipit.db`, { timeout: 2000 })
      const oldest = connection.prepare(
        `UPDATE posts SET deleted_at = 1 WHERE id = (SELECT min(id) FROM posts WHERE deleted_at IS NULL AND body LIKE 'Line %')`,
      )
      while (!isOver) {
        oldest.run()
        await sleep(100)
      }
      connection.close()
    })()
    let missed = 0
    let double = 0
    let disordered = 0
    for (let walk = 0; walk < walks; walk++) {
      const seen = await walkThrough(place.origin)
      const bodies = seen.map(({ body }) => body).filter((body) => body.startsWith('Steady'))
      missed += steady - new Set(bodies).size
      double += seen.length - new Set(seen.map(({ id }) => id)).size
      disordered += seen.filter(({ id }, at) => at > 0 && id >= (seen[at - 1]?.id ?? 0)).length
    }
    isOver = true
    await deleting
    await stop()
    const forged = (await fetch(`${place.origin}/api/timelines/everyone?before=1e9`)).status
    await place.stop()
    return {
      seen: `${missed} missed, ${double} met twice, ${disordered} out of order; a forged cursor: ${forged}`,
      met: missed + double + disordered === 0 && forged === 400,
    }
  },
}

/** Only as far as Ben's posts reach: Ada's never end. */
async function walkThrough(origin: string): Promise<{ id: number; body: string }[]> {
  const all: { id: number; body: string }[] = []
  for (let before: number | undefined; ; ) {
    const answer = await fetch(
      `${origin}/api/timelines/everyone?limit=40${before ? `&before=${before}` : ''}`,
    )
    const { rows, next } = (await answer.json()) as { rows: { id: number; body: string }[]; next?: number }
    all.push(...rows)
    if (next === undefined) return all
    before = next
  }
}
