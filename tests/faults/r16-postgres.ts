import { setTimeout as sleep } from 'node:timers/promises'
import { joined } from '../e2e/joined.ts'
import { startPipit } from '../e2e/pipit.ts'
import { startPostgres } from '../e2e/postgres.ts'
import { keepPosting, newLedger } from './clients.ts'
import { inSeconds, type Row, timed } from './row.ts'
import { doctorOf, faultsOf, isWell } from './truth.ts'

const times = 5

export const postgresAway: Row = {
  id: 'R16',
  fault: `Postgres is stopped for three seconds while 16 clients post to two instances, ${times} times`,
  asked: 'alive, refused meanwhile, back within 10 s, 0 lost',
  async run() {
    const postgres = await startPostgres()
    const settings = {
      ...{ PIPIT_OPEN: '1', DATABASE_URL: postgres.url },
      AUTH_SECRET: 'a secret that both of them know, of 32 bytes and more',
    }
    const places = [await startPipit(settings), await startPipit(settings)] as const
    const ada = await joined(places[0], 'ada')
    const ledger = newLedger()
    const stops = await Promise.all(places.map((place) => keepPosting(() => place, ada, ledger, 8)))
    let slowest = 0
    for (let round = 0; round < times; round++) {
      await sleep(1000)
      await postgres.turn()
      await sleep(3000)
      await postgres.turn()
      const before = ledger.acknowledged.length
      const [took] = await timed(async () => {
        while (ledger.acknowledged.length < before + 20) await sleep(10)
      })
      slowest = Math.max(slowest, took)
    }
    for (const stop of stops) await stop()
    const bodies = await storedAt(places[0].origin)
    const { lost, double } = faultsOf(ledger, bodies)
    const said = await doctorOf(places[0])
    for (const place of places) await place.stop()
    await postgres.stop()
    return {
      seen: `${ledger.acknowledged.length} acknowledged: ${lost} lost, ${double} double; ${ledger.refused.length} refused after ${inSeconds(ledger.slowest)} at most; back after ${inSeconds(slowest)} at most; ${isWell(said) ? 'doctor well' : said}`,
      met: lost + double === 0 && slowest <= 10_000 && ledger.refused.length > 0 && isWell(said),
    }
  },
}

async function storedAt(origin: string): Promise<string[]> {
  const all: string[] = []
  for (let before: number | undefined; ; ) {
    const answer = await fetch(
      `${origin}/api/timelines/users/ada?limit=40${before ? `&before=${before}` : ''}`,
    )
    const { rows, next } = (await answer.json()) as { rows: { body: string }[]; next?: number }
    all.push(...rows.map(({ body }) => body))
    if (next === undefined) return all
    before = next
  }
}
