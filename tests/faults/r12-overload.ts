import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { rateOf } from '../bench/rate.ts'
import { memoryOf } from '../bench/served.ts'
import { joined, posted } from '../e2e/joined.ts'
import { type Pipit, startPipit } from '../e2e/pipit.ts'
import type { Person } from '../e2e/world.ts'
import { inSeconds, quantile, type Row } from './row.ts'

const seconds = 60
const times = 3

export const overload: Row = {
  id: 'R12',
  fault: `${times} times as many readers of home as can be served, for ${seconds} s`,
  asked:
    'goodput ≥ 80 % of the peak, p99 of the accepted ≤ 2 s, the rest 503 with Retry-After within 100 ms (median), health answers, memory bounded, normal ≤ 10 s after',
  async run() {
    const place = await startPipit({ PIPIT_OPEN: '1' })
    const ada = await joined(place, 'ada')
    for (let at = 0; at < 20; at++) await posted(place, ada, `Line ${at} of what is read here.`)
    const agent = new Agent({ keepAlive: true, maxSockets: Number.POSITIVE_INFINITY })
    await rateOf(() => read(place, ada, agent), { seconds: 8 })
    const peak = await rateOf(() => read(place, ada, agent), { seconds: 10 })

    const answers: Answer[] = []
    const health: number[] = []
    let memory = 0
    let isOver = false
    const watching = (async () => {
      while (!isOver) {
        const began = performance.now()
        const { status } = await fetch(`${place.origin}/api/health/live`)
        health.push(status === 200 ? performance.now() - began : Number.POSITIVE_INFINITY)
        memory = Math.max(memory, memoryOf(place.pid))
        await sleep(500)
      }
    })()
    await arriving(peak * times, seconds * 1000, async () => {
      answers.push(await read(place, ada, agent))
    })
    isOver = true
    await watching
    const isNormalAfter = await normal(place, ada, agent)
    await place.stop()

    const accepted = answers.filter(({ status }) => status === 200).map(({ took }) => took)
    const refused = answers.filter(({ status }) => status === 503)
    const others = answers.length - accepted.length - refused.length
    const wordless = refused.filter(({ retry }) => !retry).length
    const goodput = accepted.length / seconds / peak
    const p99 = quantile(accepted, 0.99)
    const turned = refused.map(({ took }) => took)
    return {
      seen: `peak ${peak.toFixed(0)} a second; ${answers.length} asked: ${accepted.length} served (${(goodput * 100).toFixed(0)} % of the peak), p99 ${inSeconds(p99)}; ${refused.length} refused after ${quantile(turned, 0.5).toFixed(0)} ms (p99 ${quantile(turned, 0.99).toFixed(0)} ms), ${wordless} without Retry-After, ${others} otherwise; health p99 ${quantile(health, 0.99).toFixed(0)} ms; ${memory} MB; normal after ${inSeconds(isNormalAfter)}`,
      met:
        goodput >= 0.8 &&
        p99 <= 2000 &&
        quantile(turned, 0.5) <= 100 &&
        wordless + others === 0 &&
        memory <= 1200 &&
        quantile(health, 0.99) <= 1000 &&
        isNormalAfter <= 10_000,
    }
  },
}

type Answer = { status: number; took: number; retry: boolean }

/** What a reader of home gets; 0 when nothing came. */
function read(place: Pipit, person: Person, agent: Agent): Promise<Answer> {
  const began = performance.now()
  return new Promise((resolve) => {
    const end = (status: number, retry = false) => resolve({ status, retry, took: performance.now() - began })
    const headers = { cookie: `pipit-session=${person.cookie}`, accept: 'text/html' }
    request(place.origin, { agent, headers }, (answer) => {
      answer.resume().on('end', () => end(answer.statusCode ?? 0, Boolean(answer.headers['retry-after'])))
      answer.on('error', () => end(0))
    })
      .on('error', () => end(0))
      .end()
  })
}

/** Has so many a second come, whoever came before them is served or not. */
async function arriving(perSecond: number, ms: number, come: () => Promise<void>): Promise<void> {
  const began = performance.now()
  const all: Promise<void>[] = []
  for (;;) {
    const now = performance.now() - began
    if (now >= ms) break
    while (all.length < (now / 1000) * perSecond) all.push(come())
    await sleep(5)
  }
  await Promise.all(all)
}

/** ms until ten readers in a row are served as quickly as usual. */
async function normal(place: Pipit, person: Person, agent: Agent): Promise<number> {
  const began = performance.now()
  for (let row = 0; row < 10; ) {
    const { status, took } = await read(place, person, agent)
    row = status === 200 && took < 250 ? row + 1 : 0
    if (performance.now() - began > 60_000) break
  }
  return performance.now() - began
}
