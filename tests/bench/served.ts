import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { freePort } from '../port.ts'

/** The place as `npm start` serves it, without limits: a benchmark is one household, and asks a lot. */
export type Served = { origin: string; pid: number; end: () => void }

const limits = ['PAGES_ANONYMOUS', 'SIGN_IN', 'SIGN_IN_ACCOUNT', 'POST', 'LIKE']
const unlimited = Object.fromEntries(limits.map((name) => [`LIMIT_${name}`, '999999999/1']))

export async function serve(env: Record<string, string> = {}): Promise<Served> {
  const port = await freePort()
  const origin = `http://localhost:${port}`
  const child = spawn(process.execPath, ['app/_server/start.ts'], {
    env: {
      ...process.env,
      PORT: String(port),
      WEB_CONCURRENCY: '1',
      NEWCOMER_LIMITS: 'off',
      ...unlimited,
      ...env,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  try {
    await ready(origin, child)
  } catch (error) {
    child.kill()
    throw error
  }
  return { origin, pid: child.pid ?? 0, end: () => void child.kill() }
}

async function ready(origin: string, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error('the server did not start')
    const answer = await fetch(`${origin}/api/health/ready`).catch(() => undefined)
    if (answer?.ok) return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
}

/** CPU milliseconds a process has used, itself and in the kernel (Linux). */
export function cpuOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  return (Number(fields[11]) + Number(fields[12])) * 10
}

/** MB of memory a process holds (Linux). */
export const memoryOf = (pid: number): number =>
  Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1024)

/** How many files and connections a process has open (Linux). */
export const filesOf = (pid: number): number => readdirSync(`/proc/${pid}/fd`).length
