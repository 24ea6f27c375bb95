import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, writeFile } from 'node:fs/promises'
import { type AddressInfo, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'

const root = resolve(import.meta.dirname, '../../..')

/** Starts Pipit with these settings; answers how it ended and what it said. */
async function start(settings: Record<string, string>) {
  const data = await mkdtemp(join(tmpdir(), 'pipit-start-'))
  // Set to nothing, so that a .env of whoever runs the tests has no say.
  const nothing = { AUTH_URL: '', AUTH_SECRET: '', DATABASE_URL: '', HOST: '', PORT: '', TRUSTED_PROXIES: '' }
  const child = spawn(process.execPath, [join(root, 'app/_server/start.ts')], {
    env: { NODE_ENV: 'production', PATH: process.env.PATH, ...nothing, DATA_DIR: data, ...settings },
    timeout: 5000,
  })
  let said = ''
  let logged = ''
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  child.stdout.on('data', (chunk) => {
    logged += chunk
  })
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, said, logged }
}

async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return String(port)
}

test.each<[string, Record<string, string>, RegExp]>([
  ['a public origin without a secret', { AUTH_URL: 'https://pipit.test' }, /AUTH_SECRET is missing/],
  ['a short secret', { AUTH_SECRET: 'short' }, /AUTH_SECRET is shorter/],
  ['a limit that is none', { LIMIT_SIGNUP: '5/60' }, /LIMIT_SIGNUP is no limit/],
  ['a host others reach', { HOST: '0.0.0.0' }, /HOST.*AUTH_URL/],
  ['an unknown database', { DATABASE_URL: 'mysql://localhost/x' }, /DATABASE_URL/],
  ['a Postgres that is not there', { DATABASE_URL: 'postgres://ada:hunter2@127.0.0.1:1/x' }, /cannot reach/],
  ['a data directory that cannot be', { DATA_DIR: '/dev/null/data' }, /cannot write into the data directory/],
  [
    'a data directory where none are made',
    { DATA_DIR: '/proc/data/of/pipit' },
    /cannot write into the data directory/,
  ],
  [
    'a host that is not ours',
    { HOST: '192.0.2.1', AUTH_URL: 'https://localhost' },
    /no address of this machine/,
  ],
])('%s: one line, within five seconds', async (_, settings, message) => {
  const { code, said, logged } = await start({ PORT: await freePort(), ...settings })

  expect(said).toMatch(message)
  expect(said.trimEnd().split('\n')).toHaveLength(1)
  expect(said).not.toContain('hunter2')
  expect(logged).toBe('')
  expect(code).toBe(1)
})

test('a port that is taken: one line, and nothing was touched', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  await once(other, 'listening')
  const { port } = other.address() as AddressInfo

  const { code, said } = await start({ PORT: String(port) })
  other.close()

  expect(said).toMatch(new RegExp(`port ${port} is already in use`))
  expect(said.trimEnd().split('\n')).toHaveLength(1)
  expect(code).toBe(1)
})

test('a database file that is none: one line', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'pipit-start-')), 'pipit.db')
  await writeFile(file, 'This is not a database. '.repeat(500))

  const { code, said } = await start({ PORT: await freePort(), DATABASE_URL: `file:${file}` })

  expect(said.trimEnd().split('\n')).toHaveLength(1)
  expect(code).toBe(1)
})
