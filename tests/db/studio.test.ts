import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dialect } from '#db/dialect/index.ts'
import { runTask } from '#tests/command.ts'
import { newDatabase } from '#tests/database.ts'
import { person } from '#tests/world.ts'

describe('npm run db:studio', { timeout: 60_000 }, () => {
  let port: number
  let studio: ChildProcess

  beforeAll(async () => {
    await person('ada')
    port = await freePort()
    studio = spawn(process.execPath, [resolve('db/tasks/studio.ts'), '--port', String(port)], {
      env: process.env,
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    for await (const line of createInterface(studio.stdout as NodeJS.ReadableStream))
      if (line.includes('up and running')) break
    studio.stdout?.resume()
  }, 60_000)

  afterAll(async () => {
    const gone = once(studio, 'exit')
    studio.kill('SIGTERM')
    await gone
    // What it started ended with it.
    await expect(ask({ type: 'init' })).rejects.toThrow('fetch failed')
  })

  const ask = (body: unknown, headers: Record<string, string> = {}) =>
    fetch(`http://127.0.0.1:${port}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
    })

  const handles = { type: 'proxy', data: { sql: 'select handle from users', params: [], method: 'all' } }

  test('answers on its port, from the database of DATABASE_URL', async () => {
    const about = await (await ask({ type: 'init' })).json()

    expect(about).toMatchObject({ dialect: dialect === 'postgres' ? 'postgresql' : 'sqlite' })
    expect(await (await ask(handles)).json()).toEqual([{ handle: 'ada' }])
  })

  test('answers its own page and no other', async () => {
    const answers = await Promise.all(
      ['https://local.drizzle.studio', 'https://elsewhere.example', 'null'].map((origin) =>
        ask(handles, { origin }),
      ),
    )

    expect(answers.map(({ status }) => status)).toEqual([200, 403, 403])
  })

  test('says when the port is taken, or none, or the database not up to date', async () => {
    const { url, drop } = await newDatabase('blank')
    const [taken, none, blank] = await Promise.all([
      runTask('db/tasks/studio.ts', ['--port', String(port)]),
      runTask('db/tasks/studio.ts', ['--port', '70000']),
      runTask('db/tasks/studio.ts', [], { DATABASE_URL: url }),
    ])
    await drop()

    expect(taken).toMatchObject({ code: 1, out: '' })
    expect(taken.err).toMatch(/^cannot answer on port \d+: .*EADDRINUSE.*\n$/)
    expect(none.err).toBe('--port 70000 is no port: it is a number from 1 to 65535\n')
    expect(blank.err).toMatch(/^the database is not up to date.*\n$/)
  })

  test('--help says where its page comes from', async () => {
    expect((await runTask('db/tasks/studio.ts', ['--help'])).out).toContain('https://local.drizzle.studio')
  })
})

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  await once(probe, 'close')
  return typeof address === 'object' && address ? address.port : 0
}
