import { randomUUID } from 'node:crypto'
import { formOn } from '../e2e/forms.ts'
import type { Goal } from './goals.ts'
import { rateOf } from './rate.ts'
import type { Served } from './served.ts'
import { Wire, written } from './wire.ts'

const each = 16

type Span = { warm?: number; seconds?: number }

/** Pages a second when all read home, and when one in five posts instead; requests that failed; the core that the clients took. */
export type Rates = { reading: number; mixed: number; failed: number; client: number }

/** Has sixteen clients for each of these servers of one place read home, then read and, one time in five, post. */
export async function ratesOf(
  places: Served[],
  cookie: string,
  { warm = 4, seconds = 8 }: Span = {},
): Promise<Rates> {
  const [first] = places
  if (!first) throw new Error('nobody answers')
  const clients = each * places.length
  const compose = await formOn(first, { cookie }, '/compose', 'body', 'key')
  const idle = Array.from({ length: clients }, (_, at) => {
    const { origin } = places[at % places.length] ?? first
    return { origin, wire: new Wire(origin) }
  })
  const headers = { cookie: `pipit-session=${cookie}` }
  let failed = 0
  const ask = async (requestTo: (origin: string) => Buffer, wanted: number) => {
    // Whoever waited longest asks next, so that all servers are asked alike.
    const one = idle.shift()
    if (!one) throw new Error('more at once than there are clients')
    if ((await one.wire.ask(requestTo(one.origin))) !== wanted) failed += 1
    idle.push(one)
  }
  const read = () => ask((origin) => written(origin, '/', headers), 200)
  let turn = 0
  const mixed = async () => {
    if (turn++ % 5 > 0) return read()
    const fields = new FormData()
    const given: Record<string, string> = { body: 'The reeds are loud today.', key: randomUUID() }
    for (const [name, value] of compose) fields.append(name, given[name] ?? value)
    const form = new Response(fields)
    const type = form.headers.get('content-type') ?? ''
    const body = await form.bytes()
    await ask(
      (origin) => written(origin, '/compose', { ...headers, origin, 'content-type': type }, body),
      303,
    )
  }
  await rateOf(read, { clients, seconds: warm })
  const before = process.cpuUsage()
  const began = performance.now()
  const reading = await rateOf(read, { clients, seconds })
  const { user, system } = process.cpuUsage(before)
  const client = (user + system) / 1000 / (performance.now() - began)
  failed = 0
  const rates = { reading, client, mixed: await rateOf(mixed, { clients, seconds }), failed }
  for (const { wire } of idle) wire.close()
  return rates
}

const toldOf = (name: string, { reading, mixed, failed, client }: Rates): string =>
  `${name}: ${reading.toFixed(0)} pages a second, with posts ${mixed.toFixed(0)}, failed ${failed}; clients took ${client.toFixed(2)} of a core\n`

/** Prints what one and two of something made, and answers the goals; `of` says of what. */
export function compared(
  what: string,
  of: string,
  { one, two, least }: { one: Rates; two: Rates; least: number },
): Goal[] {
  process.stdout.write(toldOf('one', one) + toldOf('two', two))
  return [
    { goal: `7 two ${what} ÷ one, pages a second ${of}`, figure: two.reading / one.reading, least },
    { goal: `7 two ${what} ÷ one with one post in five ${of}`, figure: two.mixed / one.mixed, least },
    {
      goal: `7 requests of two ${what} that failed meanwhile ${of}`,
      figure: one.failed + two.failed,
      most: 0,
    },
  ]
}
