import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { freePort } from '../port.ts'
import { weigh } from '../weigh.ts'
import { type Goal, report } from './goals.ts'
import { median, medians } from './medians.ts'
import { ownPlace } from './place.ts'

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

async function measure(pid: number, { secret, star, timeline }: Town) {
  const cookie = `pipit-session=${secret}`
  const pages = {
    bare: () => text('/nowhere', cookie),
    empty: () => text('/drafts', cookie),
    home: () => text('/', cookie),
    profile: () => text(`/@${star}`, cookie),
    explore: () => text('/explore', cookie),
  }
  const idle = memory(pid)
  for (const page of Object.values(pages)) for (let i = 0; i < 100; i++) await page()
  const cost = new Map<string, number[]>()
  for (let round = 0; round < rounds; round++) {
    for (const [name, page] of Object.entries(pages)) {
      const before = cpu(pid)
      for (let i = 0; i < perRound; i++) await page()
      cost.set(name, [...(cost.get(name) ?? []), (cpu(pid) - before) / perRound])
    }
  }
  const empty = median(cost.get('empty') ?? [])
  print('CPU per request, ms (÷ empty page)')
  for (const [name, times] of cost) {
    print(`  ${name.padEnd(8)} ${median(times).toFixed(2)}   ${(median(times) / empty).toFixed(2)}`)
  }
  const started = performance.now()
  await Promise.all(
    Array.from({ length: 16 }, async () => {
      for (let i = 0; i < 40; i++) await pages.home()
    }),
  )
  print(
    `home, 16 readers at once: ${Math.round((16 * 40 * 1000) / (performance.now() - started))} pages a second`,
  )
  print(`memory: ${idle} MB idle, ${memory(pid)} MB loaded`)
  const homeCost = median(cost.get('home') ?? [])
  print(`home timeline, asked alone: ${timeline.toFixed(2)} ms`)
  const of = `(${values.size}, ${values.postgres ? 'postgres' : 'sqlite'})`
  report([
    { goal: `1 CPU of home ÷ an empty page ${of}`, figure: homeCost / empty, most: 1.9 },
    { goal: `4 home timeline ÷ CPU of home ${of}`, figure: timeline / homeCost, most: 0.1 },
    ...(await weightOf(cookie, of)),
    { goal: `memory idle, MB ${of}`, figure: idle },
    { goal: `memory loaded, MB ${of}`, figure: memory(pid) },
  ])
}

/** What a first visit to home fetches. */
async function weightOf(session: string, of: string): Promise<Goal[]> {
  const { html, script, style } = await weigh(origin, '/', session)
  return [
    { goal: `2 home with 20 posts, kB ${of}`, figure: html.raw / 1000, most: 26 },
    { goal: `2 home with 20 posts, kB compressed ${of}`, figure: html.gzip / 1000, most: 30 },
    { goal: `2 flight ÷ markup of home ${of}`, figure: html.flight / (html.raw - html.flight), most: 0.55 },
    { goal: '3 first-load JavaScript, kB compressed', figure: script.gzip / 1000, most: 162 },
    { goal: 'CSS, kB compressed', figure: style.gzip / 1000, most: 15 },
  ]
}

/** The secret of somebody’s session, a handle that many follow, and how long a home timeline takes, in ms. */
type Town = { secret: string; star: string; timeline: number }

async function settle(): Promise<Town> {
  const { closeDatabase } = await import('#db/client.ts')
  const { databaseAddress } = await import('#db/dialect/index.ts')
  const { createSession } = await import('#db/mutations/sessions.ts')
  const { homeTimeline } = await import('#db/queries/timelines.ts')
  const { digest, randomToken } = await import('#db/secrets.ts')
  const { migrate } = await import('#db/tasks/migrate.ts')
  const { learn } = await import('./life.ts')
  const { build } = await import('./town.ts')
  await migrate(databaseAddress())
  const { readers, star } = await build(values.size)
  await learn()
  const viewer = readers.find(({ name }) => name === '150 follows')?.viewer ?? star
  const [timeline = Number.NaN] = await medians([() => homeTimeline(viewer)], 1000)
  const secret = randomToken()
  await createSession({ userId: viewer.id, tokenHash: digest(secret), userAgent: 'bench', address: '' })
  await closeDatabase()
  return { secret, star: star.handle, timeline }
}

async function start(on: number): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['app/_server/start.ts'], {
    env: { ...process.env, PORT: String(on), LIMIT_PAGES_ANONYMOUS: '999999999/1' },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  for (;;) {
    if (child.exitCode !== null) throw new Error('the server did not start')
    const answer = await fetch(`http://localhost:${on}/api/health/ready`).catch(() => undefined)
    if (answer?.ok) return child
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

async function text(path: string, cookie: string): Promise<string> {
  return (await fetch(origin + path, { headers: { cookie, 'accept-encoding': 'identity' } })).text()
}

/** CPU milliseconds a process has used, itself and in the kernel. */
function cpu(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}

const memory = (pid: number) =>
  Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024)

const print = (line: string) => process.stdout.write(`${line}\n`)

let server: ChildProcess | undefined
const port = await freePort()
const origin = `http://localhost:${port}`
try {
  const town = await settle()
  server = await start(port)
  await measure(server.pid ?? 0, town)
} finally {
  server?.kill()
  await place.end()
}
