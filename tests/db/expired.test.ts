import { eq } from 'drizzle-orm'
import { afterEach, expect, test } from 'vitest'
import { db, write } from '#db/client.ts'
import { nextId } from '#db/id.ts'
import { deleteExpired } from '#db/mutations/expired.ts'
import { mute } from '#db/mutations/mutes.ts'
import { deletePost } from '#db/mutations/posts.ts'
import { mutes } from '#db/schema/mutes.ts'
import { posts } from '#db/schema/posts.ts'
import { rateLimits } from '#db/schema/rate-limits.ts'
import { sessions } from '#db/schema/sessions.ts'
import { submissions } from '#db/schema/submissions.ts'
import { tokens } from '#db/schema/tokens.ts'
import { emptyDatabase } from '#tests/database.ts'
import { people, person, post } from '#tests/world.ts'

afterEach(emptyDatabase)

const now = Date.UTC(2026, 5, 1)
const hour = 3_600_000
const day = 24 * hour
const ago = (age: number) => new Date(now - age)

test('what has run out is deleted and nothing else', async () => {
  const { id: userId } = await person('ada')
  const session = (tokenHash: string, seenAt: Date, createdAt: Date) => ({
    id: nextId(),
    userId,
    tokenHash,
    seenAt,
    createdAt,
  })
  const token = (tokenHash: string, expiresAt: Date) => ({
    id: nextId(),
    userId,
    purpose: 'reset' as const,
    tokenHash,
    expiresAt,
    createdAt: ago(8 * day),
  })
  const form = (key: string, createdAt: Date) => ({ userId, key, fingerprint: '', resultId: 1, createdAt })
  await write(async (tx) => {
    await tx
      .insert(sessions)
      .values([
        session('fresh', ago(0), ago(0)),
        session('used and old', ago(0), ago(90 * day - 1)),
        session('idle for long', ago(14 * day - 1), ago(20 * day)),
        session('idle too long', ago(14 * day + 1), ago(20 * day)),
        session('too old', ago(0), ago(90 * day + 1)),
      ])
    await tx.insert(tokens).values([token('valid', ago(-1)), token('over', ago(1))])
    await tx.insert(rateLimits).values([
      { key: 'running', resetAt: ago(-1) },
      { key: 'may still matter', resetAt: ago(6 * hour - 1) },
      { key: 'forgotten', resetAt: ago(6 * hour + 1) },
    ])
    await tx.insert(submissions).values([form('yesterday', ago(day - 1)), form('earlier', ago(day + 1))])
  })

  await deleteExpired(now)
  await deleteExpired(now)

  expect((await db.select({ is: sessions.tokenHash }).from(sessions)).map((row) => row.is).sort()).toEqual([
    'fresh',
    'idle for long',
    'used and old',
  ])
  expect(await db.select({ is: tokens.tokenHash }).from(tokens)).toEqual([{ is: 'valid' }])
  expect((await db.select({ is: rateLimits.key }).from(rateLimits)).map((row) => row.is).sort()).toEqual([
    'may still matter',
    'running',
  ])
  expect(await db.select({ is: submissions.key }).from(submissions)).toEqual([{ is: 'yesterday' }])
})

test('a deleted post is erased once it cannot be taken back any more', async () => {
  const ada = await person('ada')
  await post(ada, 'stays')
  await deletePost(ada, await post(ada, 'just now'), ago(299_000))
  await deletePost(ada, await post(ada, 'a while ago'), ago(301_000))

  await deleteExpired(now)

  expect((await db.select({ is: posts.body }).from(posts)).map((row) => row.is).sort()).toEqual([
    'just now',
    'stays',
  ])
})

test('of a deleted post that has answers its place stays, without its words, as long as they do', async () => {
  const ada = await person('ada')
  const asked = await post(ada, 'a question')
  const answer = await post(await person('ben'), 'an answer', { replyTo: asked })
  await deletePost(ada, asked, ago(301_000))
  await deleteExpired(now)

  const kept = () => db.select({ body: posts.body, to: posts.replyToId }).from(posts).orderBy(posts.id)
  expect(await kept()).toEqual([
    { body: '', to: null },
    { body: 'an answer', to: asked },
  ])

  await write((tx) => tx.delete(posts).where(eq(posts.id, answer)))
  await deleteExpired(now)
  expect(await kept()).toEqual([])
})

test('a mute for a while is over after it, one for good never', async () => {
  const { ada, ben, cy } = await people()
  const dot = await person('dot')
  await mute(ada, ben.id, ago(1))
  await mute(ada, cy.id, ago(-1))
  await mute(ada, dot.id, null)

  await deleteExpired(now)

  const left = await db.select({ id: mutes.mutedId }).from(mutes).orderBy(mutes.id)
  expect(left).toEqual([{ id: cy.id }, { id: dot.id }])
})

test('from where somebody signed in is forgotten after thirty days', async () => {
  const { id: userId } = await person('ada')
  const signedIn = (tokenHash: string, createdAt: Date) => ({
    id: nextId(),
    userId,
    tokenHash,
    address: '203.0.113.7',
    seenAt: ago(0),
    createdAt,
  })
  await write((tx) =>
    tx
      .insert(sessions)
      .values([signedIn('recent', ago(30 * day - 1)), signedIn('long ago', ago(30 * day + 1))]),
  )

  await deleteExpired(now)

  const kept = await db.select({ is: sessions.tokenHash, address: sessions.address }).from(sessions)
  expect(kept.sort((a, b) => b.is.localeCompare(a.is))).toEqual([
    { is: 'recent', address: '203.0.113.7' },
    { is: 'long ago', address: '' },
  ])
})
