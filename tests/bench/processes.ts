import { randomUUID } from 'node:crypto'
import { parseArgs } from 'node:util'
import { formOn } from '../e2e/forms.ts'
import { type Goal, report } from './goals.ts'
import { ownPlace } from './place.ts'
import { rateOf } from './rate.ts'
import { serve } from './served.ts'
import { settled } from './settled.ts'
import { Wire, written } from './wire.ts'

/*
 * What a second process brings: `node tests/bench/processes.ts --size S [--postgres]`. Sixteen clients read home, then
 * read and, one time in five, post. They need a core for themselves that those who answer lack, so the ratio is less
 * than it would be with clients elsewhere; the share of the clients is told too.
 */

const { values } = parseArgs({
  options: { size: { type: 'string', default: 'S' }, postgres: { type: 'boolean' } },
})
const place = await ownPlace(values)

const clients = 16

type Rates = { reading: number; mixed: number; failed: number; client: number }

async function measure(cookie: string, processes: number): Promise<Rates> {
  const served = await serve({ WEB_CONCURRENCY: String(processes) })
  try {
    const compose = await formOn(served, { cookie }, '/compose', 'body', 'key')
    const idle = Array.from({ length: clients }, () => new Wire(served.origin))
    let failed = 0
    const ask = async (request: Buffer, wanted: number) => {
      const wire = idle.pop() as Wire
      if ((await wire.ask(request)) !== wanted) failed += 1
      idle.push(wire)
    }
    const headers = { cookie: `pipit-session=${cookie}` }
    const home = written(served.origin, '/', headers)
    const read = () => ask(home, 200)
    let turn = 0
    const mixed = async () => {
      if (turn++ % 5 > 0) return read()
      const fields = new FormData()
      const given: Record<string, string> = { body: 'The reeds are loud today.', key: randomUUID() }
      for (const [name, value] of compose) fields.append(name, given[name] ?? value)
      const form = new Response(fields)
      const type = form.headers.get('content-type') ?? ''
      const more = { ...headers, origin: served.origin, 'content-type': type }
      await ask(written(served.origin, '/compose', more, await form.bytes()), 303)
    }
    await rateOf(read, { clients, seconds: 4 })
    const before = process.cpuUsage()
    const began = performance.now()
    const reading = await rateOf(read, { clients, seconds: 8 })
    const { user, system } = process.cpuUsage(before)
    const client = (user + system) / 1000 / (performance.now() - began)
    failed = 0
    return { reading, client, mixed: await rateOf(mixed, { clients, seconds: 8 }), failed }
  } finally {
    served.end()
  }
}

try {
  const { closeDatabase } = await import('#db/client.ts')
  const { cookie } = await settled(values.size)
  await closeDatabase()
  const [one, two] = [await measure(cookie, 1), await measure(cookie, 2)]
  for (const [name, rates] of Object.entries({ one, two }))
    process.stdout.write(
      `${name}: ${rates.reading.toFixed(0)} pages a second, with posts ${rates.mixed.toFixed(0)}, failed ${rates.failed}; clients took ${rates.client.toFixed(2)} of a core\n`,
    )
  const of = `(${values.size}, ${values.postgres ? 'postgres' : 'sqlite'})`
  const goals: Goal[] = [
    { goal: `7 two processes ÷ one, pages a second ${of}`, figure: two.reading / one.reading, least: 1.5 },
    { goal: `7 the same with one post in five ${of}`, figure: two.mixed / one.mixed, least: 1.5 },
    { goal: `7 requests that failed meanwhile ${of}`, figure: one.failed + two.failed, most: 0 },
  ]
  report(goals)
} finally {
  await place.end()
}
