import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { settingOf } from '../../app/_server/rate.ts'
import { rates } from '../../db/text/limits.ts'
import { freePort } from '../port.ts'

const root = resolve(import.meta.dirname, '../..')

/** A Pipit of our own: where it answers, what it printed, and how to end it. */
export type Pipit = {
  origin: string
  /** What tells another process where the same database is. */
  database: { DATA_DIR: string; DATABASE_URL: string }
  /** Everything it printed so far. */
  said: () => string
  pid: number
  child: ChildProcess
  /** Ends it as a power cut does; what is on the disk stays there. */
  kill: () => Promise<void>
  stop: () => Promise<void>
}

/** Starts Pipit as `npm start` does, on a free port, with an empty database; resolves when it is ready. */
export async function startPipit(settings: Record<string, string> = {}): Promise<Pipit> {
  const directory = settings.DATA_DIR ?? (await mkdtemp(join(tmpdir(), 'pipit-e2e-')))
  const port = await freePort()
  const database = { DATA_DIR: directory, DATABASE_URL: settings.DATABASE_URL ?? '' }
  const child = spawn(process.execPath, ['app/_server/start.ts'], {
    cwd: root,
    env: {
      ...process.env,
      ...nothingSet,
      ...noLimits(),
      ...settings,
      ...database,
      PORT: String(port),
      NODE_ENV: 'production',
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const end = () => void child.kill('SIGKILL')
  // Whoever began it takes it along.
  process.once('exit', end)
  child.once('exit', () => process.off('exit', end))
  const said = listen(child)
  const origin = `http://localhost:${port}`
  await ready(child, origin, said)
  return {
    origin,
    database,
    said,
    pid: child.pid ?? 0,
    child,
    async kill() {
      const gone = once(child, 'exit')
      if (child.kill('SIGKILL')) await gone
    },
    async stop() {
      const gone = once(child, 'exit')
      if (child.kill('SIGTERM')) await gone
      // A directory that was there already is whose it was.
      if (!settings.DATA_DIR) await rm(directory, { recursive: true, force: true })
    },
  }
}

// A .env of whoever runs the tests has no say in what is set to nothing.
const nothingSet = {
  AUTH_URL: '',
  AUTH_SECRET: '',
  AUTH_GITHUB_ID: '',
  AUTH_GITHUB_SECRET: '',
  AUTH_GOOGLE_ID: '',
  AUTH_GOOGLE_SECRET: '',
  AUTH_OIDC_ISSUER: '',
  AUTH_OIDC_ID: '',
  AUTH_OIDC_SECRET: '',
  AUTH_OIDC_NAME: '',
  AUTH_SECRET_1: '',
  AUTH_SECRET_2: '',
  AUTH_SECRET_3: '',
  CRON_SECRET: '',
  DATABASE_DIRECT_URL: '',
  HOST: '',
  PIPIT_NAME: '',
  PIPIT_OPEN: '',
  POST_LENGTH: '',
  STREAMS_PER_ADDRESS: '',
  TRUSTED_PROXIES: '',
  WEB_CONCURRENCY: '1',
  S3_ENDPOINT: '',
  S3_BUCKET: '',
  S3_REGION: '',
  S3_ACCESS_KEY_ID: '',
  S3_SECRET_ACCESS_KEY: '',
  LOG_LEVEL: 'info',
  SLOW_QUERY_MS: '',
  METRICS_TOKEN: '',
}

/** All visitors come from one address here. */
const noLimits = () => Object.fromEntries(Object.keys(rates).map((name) => [settingOf(name), '1000000/60']))

function listen(child: ChildProcess): () => string {
  let said = ''
  for (const output of [child.stdout, child.stderr])
    output?.setEncoding('utf8').on('data', (text: string) => {
      said += text
    })
  return () => said
}

async function ready(child: ChildProcess, origin: string, said: () => string): Promise<void> {
  const gone = once(child, 'exit')
  while (!said().includes('Pipit is ready')) {
    const more = child.stdout && once(child.stdout, 'data').then(() => undefined)
    const end = await Promise.race([gone, more])
    if (end) throw new Error(`Pipit did not start, exit code ${end[0]}:\n${said()}`)
  }
  const { status } = await fetch(`${origin}/api/health/ready`)
  if (status !== 200) throw new Error(`Pipit is not ready, ${status}:\n${said()}`)
}
