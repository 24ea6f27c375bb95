import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setImmediate } from 'node:timers/promises'
import { isNull } from 'drizzle-orm'
import { afterEach, expect, test, vi } from 'vitest'
import { closeDatabase, db, driver } from '#db/client.ts'
import { dialect } from '#db/dialect/index.ts'
import { follows } from '#db/schema/follows.ts'
import { posts } from '#db/schema/posts.ts'
import { submissions } from '#db/schema/submissions.ts'
import { users } from '#db/schema/users.ts'
import { emptyDatabase } from '#tests/database.ts'
import { ids } from '#tests/walk.ts'
import { people, post } from '#tests/world.ts'

afterEach(emptyDatabase)

type Said = { posted: Set<number>; deleting: Set<number> }

test('whatever was acknowledged before a process is killed, again and again, is stored, whole', {
  timeout: 60_000,
}, async () => {
  const cast = Object.values(await people()).map((viewer) => viewer.id)
  const said: Said = { posted: new Set(), deleting: new Set() }
  for (let kill = 1; kill <= 3; kill++) {
    await closeDatabase()
    await postUntilKilled(cast, said, kill * 50)

    await expectWhole(said)
  }

  expect(said.posted.size).toBeGreaterThan(150)
})

test('two processes that post at once, of which one is killed, leave nothing half done', {
  timeout: 60_000,
}, async () => {
  const { ada, ...others } = await people()
  const cast = [ada, ...Object.values(others)].map((viewer) => viewer.id)
  const said: Said = { posted: new Set(), deleting: new Set() }
  let killed = false
  const dying = postUntilKilled(cast, said, 100).finally(() => {
    killed = true
  })
  while (!killed) {
    said.posted.add(await post(ada, 'from the one that lives'))
    // SQLite answers at once, so without this the other process would never be heard.
    await setImmediate()
  }
  await dying
  for (let i = 0; i < 20; i++) said.posted.add(await post(ada, 'still here'))

  await expectWhole(said)
})

/** Lets a process post until it has said so many lines, and kills it as a power cut would. */
async function postUntilKilled(cast: number[], said: Said, lines: number): Promise<void> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'crash/poster.ts'), ...cast.map(String)], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: process.env,
  })
  const gone = once(child, 'exit')
  let heard = 0
  for await (const line of createInterface(child.stdout)) {
    // The last line may be half a line.
    const [, sign, id] = /^([+-]) (\d{16})$/.exec(line) ?? []
    if (sign === '+') said.posted.add(Number(id))
    if (sign === '-') said.deleting.add(Number(id))
    heard += 1
    if (heard === lines) child.kill('SIGKILL')
  }
  const [, signal] = await gone
  expect(signal).toBe('SIGKILL')
}

/** Postgres may take a moment to finish what a process asked for just before it died. */
const expectWhole = (said: Said) =>
  vi.waitFor(async () => expect(await state(said)).toEqual({ lost: [], miscounted: [], complaints: [] }))

/** What is wrong with the database: nothing, one hopes. */
async function state({ posted, deleting }: Said) {
  const stored = await db
    .select({ id: posts.id, authorId: posts.authorId })
    .from(posts)
    .where(isNull(posts.deletedAt))
  const forms = new Set(
    (await db.select({ id: submissions.resultId }).from(submissions)).map((row) => row.id),
  )
  const there = new Set(ids(stored))
  const lost = [...posted].filter((id) => !there.has(id) && !deleting.has(id))
  const links = await db
    .select({ followerId: follows.followerId, followeeId: follows.followeeId })
    .from(follows)
  const everyone = await db
    .select({
      id: users.id,
      posts: users.postCount,
      followers: users.followerCount,
      following: users.followingCount,
    })
    .from(users)
  const miscounted = everyone.filter(
    (one) =>
      one.posts !== stored.filter((row) => row.authorId === one.id).length ||
      one.followers !== links.filter((row) => row.followeeId === one.id).length - 1 ||
      one.following !== links.filter((row) => row.followerId === one.id).length - 1,
  )
  const halves = stored.filter((row) => !posted.has(row.id) && !forms.has(row.id))
  const complaints = [...halves, ...(dialect === 'sqlite' ? await sqliteComplaints() : [])]
  return { lost, miscounted, complaints }
}

async function sqliteComplaints(): Promise<unknown[]> {
  const integrity = await driver().raw('PRAGMA integrity_check')
  const orphans = await driver().raw('PRAGMA foreign_key_check')
  return [...integrity.filter((row) => row.integrity_check !== 'ok'), ...orphans]
}
