import { join } from 'node:path'
import Database from 'better-sqlite3'
import { runTask } from '../../command.ts'
import { ask, filled, formOn, send } from '../forms.ts'
import { joined } from '../joined.ts'
import { type Pipit, startPipit } from '../pipit.ts'
import { expect, test } from '../test.ts'
import { password } from '../world.ts'

const second = 'coots nest under the weir'

type Line = Record<string, unknown> & { event?: string }

/** The lines of the log that were written while something was done. */
async function heard(place: Pipit, work: () => Promise<unknown>): Promise<Line[]> {
  const before = place.said().length
  await work()
  await new Promise((resolve) => setTimeout(resolve, 400))
  return linesOf(place.said().slice(before))
}

const linesOf = (said: string): Line[] =>
  said
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Line)

// What Next printed about a request of an earlier test may come late.
const eventsOf = (lines: Line[]) =>
  lines
    .filter(({ event }) => event !== 'printed')
    .map(({ event, reason, user }) => [event, reason, user].filter(Boolean))

test('signing in, refused and out are lines that name nobody', async ({ place, world, ada }) => {
  const signIn = await formOn(place, null, '/sign-in', 'login')
  const lines = await heard(place, async () => {
    const enter = (login: string, secret: string) =>
      send(place, null, '/sign-in', filled(signIn, { login, password: secret }))
    await enter(ada.email, 'not her password')
    await enter('nobody@example.org', 'not a password')
    await enter(ada.handle, password)
    const others = await formOn(place, ada, '/settings/sessions', 'id')
    await send(place, ada, '/settings/sessions', others)
    await send(place, ada, '/sign-out', [])
  })

  expect(eventsOf(lines)).toEqual([
    ['sign-in refused', 'wrong', ada.id],
    ['sign-in refused', 'wrong'],
    ['sign-in', ada.id],
    ['session ended', ada.id],
    ['sign-out', ada.id],
  ])
  for (const line of lines.filter(({ event }) => event !== 'printed'))
    expect(line).toMatchObject({ address: '127.0.0.1', level: expect.any(String) })
  for (const secret of [...(await world.secrets(ada)), ada.handle, 'her password', password, 'nobody@'])
    expect(JSON.stringify(lines)).not.toContain(secret)
})

test('a reset link that is made and used, and a limit that is hit, are lines without the link', async () => {
  const place = await startPipit({ PIPIT_OPEN: '1', LIMIT_SIGN_UP: '1/600' })
  const join = async (handle: string) => {
    const form = await formOn(place, null, '/sign-up', 'handle')
    await send(place, null, '/sign-up', filled(form, { handle, email: `${handle}@example.org`, password }))
  }
  const made = { out: '', err: '' }
  const lines = await heard(place, async () => {
    for (const handle of ['ada', 'ben', 'cy']) await join(handle)
    const settings = { ...place.database, AUTH_URL: place.origin }
    Object.assign(made, await runTask('db/tasks/user.ts', ['reset-link', 'ada'], settings))
    const path = /\/reset\/[\w-]+/.exec(made.out)?.[0] ?? ''
    const form = filled(await formOn(place, null, path, 'repeat'), { password: second, repeat: second })
    expect((await send(place, null, path, form)).status).toBe(303)
  })
  await place.stop()
  const user = lines.find(({ event }) => event === 'sign-up')?.user

  expect(user).toEqual(expect.any(Number))
  expect(eventsOf(lines)).toEqual([['sign-up', user], ['sign-in', user], ['limit'], ['reset used', user]])
  // Node may have something to say there too, about colours for one.
  const told = made.err.split('\n').find((line) => line.startsWith('{')) ?? ''
  expect(JSON.parse(told)).toMatchObject({ event: 'reset made', by: 'operator', user })
  const token = /\/reset\/([\w-]+)/.exec(made.out)?.[1] ?? 'none'
  for (const secret of [token, second, password, '@example.org', 'ada'])
    expect(`${JSON.stringify(lines)}${made.err}`).not.toContain(secret)
})

test('whoever sends what is refused over and over does not fill the log', async () => {
  const place = await startPipit({ PIPIT_OPEN: '1' })
  const form = await formOn(place, null, '/sign-in', 'login')
  const madeUp = form.map(
    ([name, value]) => [name, value.replace(/[0-9a-f]{42}/, 'f'.repeat(42))] as [string, string],
  )
  const post = (headers: Record<string, string>) =>
    ask(place, null, '/sign-in?token=secret', { method: 'POST', headers, body: '[]' })
  const lines = await heard(place, async () => {
    for (let n = 0; n < 20; n++) {
      const action = n.toString(16).padStart(42, '0')
      await post({ origin: 'https://evil.example', 'content-type': 'text/plain' })
      await post({ origin: place.origin, 'content-type': 'text/plain', 'next-action': action })
      await send(place, null, '/sign-in', madeUp)
    }
  })
  await place.stop()

  expect(lines.filter(({ event }) => event === 'denied')).toHaveLength(3)
  expect(lines.length).toBeLessThan(12)
  expect(lines[0]).toMatchObject({ event: 'denied', path: '/sign-in', address: '127.0.0.1' })
  expect(JSON.stringify(lines)).not.toContain('secret')
})

test('what takes the database long is a line of the log, and an admin sees it, without what was asked for', async () => {
  const place = await startPipit({ PIPIT_OPEN: '1', SLOW_QUERY_MS: '1' })
  // What Next says when it begins is for people.
  const began = place.said().length
  const ada = await joined(place, 'ada')
  const busy = new Database(join(place.database.DATA_DIR, 'pipit.db'))
  busy.exec(`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 60000)
    INSERT INTO users (id, handle, email, name, created_at)
    SELECT i, 'secret' || i, 'secret' || i || '@example.org', 'Secret', 1 FROM n;
    UPDATE users SET role = 'admin' WHERE handle = 'ada'`)
  busy.close()
  for (const path of ['/', '/explore', '/explore/people?q=secret', '/@secret1', '/notifications'])
    await ask(place, ada, path)
  const page = await (await ask(place, ada, '/moderation/inside')).text()
  await place.stop()

  const slow = linesOf(place.said().slice(began)).filter(({ event }) => event === 'slow')
  expect(slow.length).toBeGreaterThan(0)
  expect(slow[0]).toMatchObject({ ms: expect.any(Number), statement: expect.stringMatching(/^\w+ /) })
  expect(JSON.stringify(slow)).not.toContain('secret')
  expect(/<code[^>]*>(select|insert|update|with)/.test(page)).toBe(true)
})

test('a page and a list that fail are a line for each fault, without what was asked of the database', async () => {
  const place = await startPipit({ PIPIT_OPEN: '1' })
  const file = new Database(join(place.database.DATA_DIR, 'pipit.db'))
  file.exec('ALTER TABLE posts RENAME TO away')
  const lines = await heard(place, async () => {
    expect((await ask(place, null, '/explore?q=secret', { headers: { accept: 'text/html' } })).status).toBe(
      500,
    )
    expect((await ask(place, null, '/api/timelines/everyone?x=secret')).status).toBe(500)
  })
  file.close()
  await place.stop()

  const failed = lines.filter(({ event }) => event === 'failed')
  const ofPage = failed.filter(({ path }) => path === '/explore')
  expect(ofPage.length).toBeGreaterThan(0)
  for (const line of ofPage)
    expect(line).toMatchObject({
      method: 'GET',
      kind: 'render',
      err: { digest: expect.any(String), code: 'SQLITE_ERROR' },
    })
  expect(failed.filter((line) => !ofPage.includes(line))).toEqual([
    expect.objectContaining({ method: 'GET', path: '/api/timelines/everyone', kind: 'route' }),
  ])
  expect(lines.filter(({ event }) => event === 'printed')).toEqual([])
  expect(JSON.stringify(lines)).not.toMatch(/secret|select /)
})
