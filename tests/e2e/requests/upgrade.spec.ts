import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { idAt } from '../../../db/id.ts'
import { hashPassword } from '../../../db/password.ts'
import { digest } from '../../../db/secrets.ts'
import { runTask } from '../../command.ts'
import { ask as askDatabase } from '../../db/migrations/look.ts'
import { ask, filled, formOn, send } from '../forms.ts'
import { posted } from '../joined.ts'
import { startPipit } from '../pipit.ts'
import { startPostgres } from '../postgres.ts'
import type { Person } from '../world.ts'

/* A place that the first release made, with people who are signed in to it, served by this one. */

const password = 'wren sings before rain'
const cookie = 'a-session-of-the-first-release-that-still-runs'

for (const dialect of ['sqlite', 'postgres'] as const)
  test(`whoever lived in the first release lives here, on ${dialect}`, async () => {
    const postgres = dialect === 'postgres' ? await startPostgres() : undefined
    const directory = await mkdtemp(join(tmpdir(), 'pipit-first-'))
    const database = { DATA_DIR: directory, DATABASE_URL: postgres?.url ?? '' }
    const url = postgres?.url ?? `file:${join(directory, 'pipit.db')}`
    const first = await runTask('db/tasks/upgrade.ts', ['0000'], database)
    expect(first.out + first.err).toContain('0000_start')
    await askDatabase(url, await whatStoodThere(dialect))

    const place = await startPipit({
      ...database,
      PIPIT_OPEN: '1',
      AUTH_SECRET: 'of a place, 32 bytes at least, yes',
    })
    const ada = { handle: 'ada', cookie } as Person
    const home = async () => {
      const { rows } = await (await ask(place, ada, '/api/timelines/home')).json()
      return rows.map(({ body }: { body: string }) => body)
    }
    expect(await home()).toEqual(['The reeds are loud.', 'Nobody has heard of it.', 'First!'])
    expect(await (await ask(place, ada, '/@ben')).text()).toContain('Ben Okoro')

    const form = await formOn(place, null, '/sign-in', 'login')
    const entered = await send(place, null, '/sign-in', filled(form, { login: 'ben@example.org', password }))
    const ben = /pipit-session=([\w-]+)/.exec(entered.headers.getSetCookie().join())?.[1] ?? ''
    expect((await posted(place, { handle: 'ben', cookie: ben } as Person, 'Still here.')).status).toBe(303)
    expect((await home())[0]).toBe('Still here.')

    const doctor = await runTask('db/tasks/doctor.ts', [], database)
    expect(doctor.out).toContain('All is well.')
    if (!postgres) expect(await readdir(join(directory, 'backups'))).toHaveLength(1)
    await place.stop()
    await postgres?.stop()
    await rm(directory, { recursive: true, force: true })
  })

/** Two people who follow each other, what they wrote, and a session, in the tables of the first release. */
async function whatStoodThere(dialect: 'sqlite' | 'postgres'): Promise<string> {
  const now = dialect === 'postgres' ? 'now()' : String(Date.now())
  const hash = await hashPassword(password)
  const yesterday = idAt(Date.now() - 86_400_000)
  const at = (n: number) => yesterday + n
  const people = [
    [1, 'ada', 'Ada Marsh'],
    [2, 'ben', 'Ben Okoro'],
  ]
  const posts = [
    [11, 1, 'First!'],
    [12, 2, 'Nobody has heard of it.'],
    [13, 2, 'The reeds are loud.'],
  ]
  return [
    ...people.map(
      ([id, handle, name]) =>
        `INSERT INTO users (id, handle, name, email, password_hash, follower_count, following_count, post_count, created_at)
         VALUES (${at(Number(id))}, '${handle}', '${name}', '${handle}@example.org', '${hash}', 1, 1, ${id}, ${now})`,
    ),
    ...posts.map(
      ([id, author, body]) =>
        `INSERT INTO posts (id, author_id, body, created_at) VALUES (${at(Number(id))}, ${at(Number(author))}, '${body}', ${now})`,
    ),
    `INSERT INTO follows (id, follower_id, followee_id, created_at) VALUES ${[
      [21, 1, 2],
      [22, 2, 1],
      [23, 1, 1],
      [24, 2, 2],
    ].map((ids) => `(${ids.map(at)}, ${now})`)}`,
    `INSERT INTO sessions (id, user_id, token_hash, created_at, seen_at) VALUES (${at(31)}, ${at(1)}, '${digest(cookie)}', ${now}, ${now})`,
  ].join(';')
}
