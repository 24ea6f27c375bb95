import { parseArgs } from 'node:util'
import { weigh } from '../weigh.ts'
import { type Goal, report } from './goals.ts'
import { median, medians } from './medians.ts'
import { ownPlace } from './place.ts'
import { type Member, requestRates } from './requests.ts'
import { cpuOf, memoryOf, type Served, serve } from './served.ts'
import { password, settled } from './settled.ts'

/*
 * What the pages cost: `node tests/bench/pages.ts --size M [--postgres]`. Builds a town, serves it as `npm start`
 * does, and asks for home as somebody who follows 150 and for an empty page of the same app in turns: their drafts,
 * of which there are none, in the same shell. `bare` is what is said where there is no page. Times are CPU time of
 * the server (Linux), so that a busy machine disturbs them less; trust the ratios.
 */

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'S' },
    postgres: { type: 'boolean' },
    rounds: { type: 'string', default: '9' },
  },
})
const rounds = Number(values.rounds)
const perRound = 80
const place = await ownPlace(values)
// React is measured as it is served.
Object.assign(process.env, { NODE_ENV: 'production' })
const { rendererOf } = await import('./markup.ts')

async function measure({ origin, pid }: Served, { member, star, timeline, liked }: Town) {
  const cookie = `pipit-session=${member.cookie}`
  const text = async (path: string, status = 200) => {
    const answer = await fetch(origin + path, {
      redirect: 'manual',
      headers: { cookie, 'accept-encoding': 'identity' },
    })
    if (answer.status !== status) throw new Error(`${path} answered ${answer.status}`)
    return answer.text()
  }
  const pages = {
    bare: () => text('/nowhere', 404),
    empty: () => text('/drafts'),
    home: () => text('/'),
    profile: () => text(`/@${star}`),
    explore: () => text('/explore'),
  }
  const of = `(${values.size}, ${values.postgres ? 'postgres' : 'sqlite'})`
  const idle = memoryOf(pid)
  for (const page of Object.values(pages)) for (let i = 0; i < 100; i++) await page()
  const cost = new Map<string, number[]>()
  for (let round = 0; round < rounds; round++) {
    for (const [name, page] of Object.entries(pages)) {
      const before = cpuOf(pid)
      for (let i = 0; i < perRound; i++) await page()
      cost.set(name, [...(cost.get(name) ?? []), (cpuOf(pid) - before) / perRound])
    }
  }
  const empty = median(cost.get('empty') ?? [])
  print('CPU per request, ms (÷ empty page)')
  for (const [name, times] of cost) {
    print(`  ${name.padEnd(8)} ${median(times).toFixed(2)}   ${(median(times) / empty).toFixed(2)}`)
  }
  const homeCost = median(cost.get('home') ?? [])
  const raw = renderingOf(await pages.home())
  print(`  raw markup of home ${raw.toFixed(2)}`)
  const weight = await weightOf(origin, cookie, of)
  const rates = await requestRates(origin, member, liked)
  for (const { goal, figure } of rates) print(`${goal}: ${figure.toFixed(2)}`)
  print(`memory: ${idle} MB idle, ${memoryOf(pid)} MB loaded`)
  print(`home timeline, asked alone: ${timeline.toFixed(2)} ms`)
  report([
    { goal: `1 CPU of home ÷ an empty page ${of}`, figure: homeCost / empty, most: 1.9 },
    { goal: `4 home timeline ÷ CPU of home ${of}`, figure: timeline / homeCost, most: 0.1 },
    { goal: `CPU of home ÷ rendering its markup ${of}`, figure: homeCost / raw },
    ...weight,
    ...rates.map((one) => ({ ...one, goal: `${one.goal} ${of}` })),
    { goal: `memory idle, MB ${of}`, figure: idle },
    { goal: `memory loaded, MB ${of}`, figure: memoryOf(pid) },
  ])
}

/** CPU ms of rendering the markup of a page alone, in this process. */
function renderingOf(html: string): number {
  const render = rendererOf(html)
  for (let i = 0; i < 300; i++) render()
  const before = process.cpuUsage()
  for (let i = 0; i < 300; i++) render()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 300_000
}

/** What a first visit to home fetches. */
async function weightOf(origin: string, session: string, of: string): Promise<Goal[]> {
  const { html, script, style } = await weigh(origin, '/', session)
  return [
    { goal: `2 home with 20 posts, kB ${of}`, figure: html.raw / 1000, most: 26 },
    { goal: `2 home with 20 posts, kB compressed ${of}`, figure: html.gzip / 1000, most: 30 },
    { goal: `2 flight ÷ markup of home ${of}`, figure: html.flight / (html.raw - html.flight), most: 0.55 },
    { goal: '3 first-load JavaScript, kB compressed', figure: script.gzip / 1000, most: 162 },
    { goal: 'CSS, kB compressed', figure: style.gzip / 1000, most: 15 },
  ]
}

/** Who reads home, a handle that many follow, how long a home timeline takes, in ms, and posts to be liked. */
type Town = { member: Member; star: string; timeline: number; liked: number[] }

async function settle(): Promise<Town> {
  const { closeDatabase } = await import('#db/client.ts')
  const { everyonesPosts } = await import('#db/queries/posts.ts')
  const { homeTimeline } = await import('#db/queries/timelines.ts')
  const { reader, star, cookie } = await settled(values.size)
  const [timeline = Number.NaN] = await medians([() => homeTimeline(reader)], 1000)
  const liked: number[] = []
  for (let before: number | undefined, page = 0; page < 100; page++) {
    const { rows, next } = await everyonesPosts(reader, { before })
    liked.push(...rows.map(({ id }) => id))
    before = next
    if (next === undefined) break
  }
  await closeDatabase()
  return { member: { handle: reader.handle, password, cookie }, star: star.handle, timeline, liked }
}

const print = (line: string) => process.stdout.write(`${line}\n`)

let served: Served | undefined
try {
  const town = await settle()
  served = await serve()
  await measure(served, town)
} finally {
  served?.end()
  await place.end()
}
