import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from '../port.ts'
import { weigh } from '../weigh.ts'
import { type Goal, report } from './goals.ts'

/*
 * What the pages cost: `npm run bench`. Seeds a scratch place, serves it as `npm start` does, and asks for home
 * as a signed-in reader and for an almost empty page of the same app in turns. Times are CPU time of the server
 * (Linux), so that a busy machine disturbs them less; trust the ratios.
 */

const rounds = Number(process.argv[2] ?? 5)
const perRound = 80

const directory = mkdtempSync(join(tmpdir(), 'pipit-bench-'))
process.env.DATA_DIR = directory
process.env.DATABASE_URL = `file:${join(directory, 'pipit.db')}`

async function measure(pid: number, session: string) {
  const cookie = `pipit-session=${session}`
  const pages = {
    empty: () => text('/nowhere', cookie),
    home: () => text('/', cookie),
    profile: () => text('/@ada', cookie),
    explore: () => text('/explore', cookie),
  }
  const idle = memory(pid)
  for (const page of Object.values(pages)) for (let i = 0; i < 40; i++) await page()
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
  report([
    { goal: 'CPU of home ÷ an empty page', figure: homeCost / empty, most: 1.9 },
    ...(await weightOf(cookie)),
    { goal: 'memory idle, MB', figure: idle },
    { goal: 'memory loaded, MB', figure: memory(pid) },
  ])
}

/** What a first visit to home fetches. */
async function weightOf(session: string): Promise<Goal[]> {
  const { html, script, style } = await weigh(origin, '/', session)
  return [
    { goal: 'home with 20 posts, kB', figure: html.raw / 1000, most: 26 },
    { goal: 'home with 20 posts, kB compressed', figure: html.gzip / 1000, most: 30 },
    { goal: 'flight ÷ markup of home', figure: html.flight / (html.raw - html.flight), most: 0.55 },
    { goal: 'first-load JavaScript, kB compressed', figure: script.gzip / 1000, most: 162 },
    { goal: 'CSS, kB compressed', figure: style.gzip / 1000, most: 15 },
  ]
}

async function seed(): Promise<string> {
  const { fill } = await import('#db/tasks/seed/fill.ts')
  const { credentialsOf } = await import('#db/queries/users.ts')
  const { createSession } = await import('#db/mutations/sessions.ts')
  const { digest, randomToken } = await import('#db/secrets.ts')
  const { closeDatabase } = await import('#db/client.ts')
  await fill({ force: false })
  const ben = await credentialsOf({ handle: 'ben' })
  const secret = randomToken()
  await createSession({ userId: ben?.id ?? 0, tokenHash: digest(secret), userAgent: 'bench', address: '' })
  await closeDatabase()
  return secret
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

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
const print = (line: string) => process.stdout.write(`${line}\n`)

const token = await seed()
const port = await freePort()
const origin = `http://localhost:${port}`
const server = await start(port)
try {
  await measure(server.pid ?? 0, token)
} finally {
  server.kill()
  rmSync(directory, { recursive: true, force: true })
}
