import { parseArgs } from 'node:util'
import { report } from './goals.ts'
import { ownPlace } from './place.ts'
import { compared, type Rates, ratesOf } from './readers.ts'
import { type Served, serve } from './served.ts'
import { settled } from './settled.ts'

/*
 * What a second instance on one Postgres brings when the database is not the limit: `node tests/bench/instances.ts
 * --size S`. On a machine whose cores the database needs too, each instance runs for a third of the time only (it is
 * stopped and let go on by signals, one while the other stands), as if it stood on a machine of its own of that speed.
 */

const { values } = parseArgs({ options: { size: { type: 'string', default: 'S' } } })
const place = await ownPlace({ postgres: true })

const [turn, rest] = [20, 40] // ms

/** Lets a process run in its turns only; answers how to let it go on, and how long it ran so far, ms. */
function slowed({ pid }: Served, at: number) {
  const signal = (name: NodeJS.Signals) => process.kill(pid, name)
  let timer: NodeJS.Timeout
  let ran = 0
  let since = performance.now()
  const run = () => {
    signal('SIGCONT')
    since = performance.now()
    timer = setTimeout(stand, turn)
  }
  const stand = () => {
    signal('SIGSTOP')
    ran += performance.now() - since
    timer = setTimeout(run, rest)
  }
  timer = setTimeout(stand, at)
  return {
    ran: () => ran,
    go() {
      clearTimeout(timer)
      signal('SIGCONT')
    },
  }
}

/** Timers are late now and then, so pages are counted for the time in which the instances ran, of which each had an equal part. */
async function measure(cookie: string, count: number): Promise<Rates> {
  const env = { WEB_CONCURRENCY: '1', AUTH_SECRET: 'what all instances of a place share, 32 bytes' }
  const instances: Served[] = []
  for (let at = 0; at < count; at++) instances.push(await serve(env))
  const began = performance.now()
  const slow = instances.map((one, at) => slowed(one, 1 + at * (turn + turn / 2)))
  try {
    const rates = await ratesOf(instances, cookie, { warm: 20, seconds: 15 })
    const ran = slow.reduce((all, one) => all + one.ran(), 0) / count / (performance.now() - began)
    process.stdout.write(`each of ${count} ran for ${ran.toFixed(2)} of the time\n`)
    return { ...rates, reading: rates.reading / ran, mixed: rates.mixed / ran }
  } finally {
    for (const one of slow) one.go()
    for (const one of instances) one.end()
  }
}

try {
  const { closeDatabase } = await import('#db/client.ts')
  const { cookie } = await settled(values.size)
  await closeDatabase()
  const [one, two] = [await measure(cookie, 1), await measure(cookie, 2)]
  report(compared('instances', `(${values.size}, postgres)`, { one, two, least: 1.8 }))
} finally {
  await place.end()
}
