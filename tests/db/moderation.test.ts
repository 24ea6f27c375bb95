import { and, eq } from 'drizzle-orm'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { db, write } from '#db/client.ts'
import { dismiss, hidePost, letReturn, showPost, suspend } from '#db/mutations/moderation.ts'
import { report } from '#db/mutations/reports.ts'
import { createSession } from '#db/mutations/sessions.ts'
import { setRole, setSuspended } from '#db/mutations/users.ts'
import { deeds, deedsTo } from '#db/queries/audit.ts'
import {
  earlierReports,
  openReportCount,
  openSubjects,
  reportById,
  reportsLike,
} from '#db/queries/moderation.ts'
import { postById } from '#db/queries/posts.ts'
import { ownSessions } from '#db/queries/sessions.ts'
import { userByHandle } from '#db/queries/users.ts'
import { audit } from '#db/schema/audit.ts'
import { reports } from '#db/schema/reports.ts'
import { users } from '#db/schema/users.ts'
import type { Viewer } from '#db/viewer.ts'
import { emptyDatabase } from '#tests/database.ts'
import { people, person, post } from '#tests/world.ts'

let ada: Viewer
let ben: Viewer
let cy: Viewer
let guard: Viewer
let owner: Viewer
beforeEach(async () => {
  ;({ ada, ben, cy } = await people())
  guard = await person('guard', { role: 'moderator' })
  owner = await person('boss', { role: 'admin' })
})
afterEach(emptyDatabase)

const spam = { reason: 'spam', comment: 'Again.' } as const

async function reported(by: Viewer, what: { postId: number } | { personId: number }): Promise<number> {
  const made = await report(by, what, spam)
  if (!made) throw new Error('nothing was reported')
  return made.id
}

const isSuspended = async (handle: string) => (await userByHandle(null, handle)) === undefined
const open = async () => (await openSubjects(owner)).rows.map(({ id, count }) => [id, count])
const written = async () =>
  (await deeds(owner)).rows.map(({ actorHandle, action, handle, reason, change }) => ({
    actorHandle,
    action,
    handle,
    reason,
    change,
  }))

describe('what waits', () => {
  test('is each post and each person once, the latest reported first, a page at a time', async () => {
    const id = await post(ben, 'hello')
    await reported(ada, { postId: id })
    const first = await reported(ada, { personId: ben.id })
    const second = await reported(cy, { postId: id })
    const third = await reported(ada, { personId: cy.id })

    expect(await open()).toEqual([
      [third, 1],
      [second, 2],
      [first, 1],
    ])
    expect(await openReportCount(guard)).toBe(4)
    const page = await openSubjects(guard, { limit: 2 })
    expect(page.rows.map((row) => row.id)).toEqual([third, second])
    const rest = await openSubjects(guard, { limit: 2, before: page.next })
    expect(rest).toMatchObject({ rows: [{ id: first, content: { handle: 'ben' } }], next: undefined })
  })

  test('shows a report in full, with the others of the same', async () => {
    const id = await post(ben, 'hello')
    await reported(ada, { postId: id })
    const report = await reported(cy, { postId: id })
    await reported(ada, { personId: ben.id })
    const full = await reportById(guard, report)

    expect(full).toMatchObject({
      content: { body: 'hello' },
      person: { handle: 'ben', suspendedAt: null },
      post: { body: 'hello', hiddenAt: null },
    })
    expect((full && (await reportsLike(guard, full)))?.map((row) => row.reporter)).toEqual(['cy', 'ada'])
  })

  test('outlives the people it is about', async () => {
    const first = await reported(ada, { personId: ben.id })
    const second = await reported(ada, { personId: cy.id })
    await write((tx) => tx.delete(users).where(eq(users.handle, 'ben')))
    await write((tx) => tx.delete(users).where(eq(users.handle, 'cy')))

    expect(await open()).toEqual([
      [second, 1],
      [first, 1],
    ])
    expect(await dismiss(guard, first)).toBe(true)
    expect(await open()).toEqual([[second, 1]])
  })
})

describe('a decision', () => {
  test('finds nothing wrong: what is open about the same is closed, once', async () => {
    const id = await post(ben, 'hello')
    const [first] = [await reported(ada, { postId: id }), await reported(cy, { postId: id })]
    const other = await reported(ada, { personId: ben.id })

    expect(await dismiss(guard, first, 'A joke.')).toBe(true)
    expect(await dismiss(guard, first, 'A joke.')).toBe(true)
    expect(await open()).toEqual([[other, 1]])
    expect(await written()).toEqual([
      { actorHandle: 'guard', action: 'dismissed', handle: 'ben', reason: 'A joke.', change: {} },
    ])
    expect((await earlierReports(owner, ben.id)).map(({ outcome }) => outcome)).toEqual([
      'dismissed',
      'dismissed',
    ])
  })

  test('hides a post from all but its author, and shows it again', async () => {
    const id = await post(ben, 'hello')
    const first = await reported(ada, { postId: id })

    expect(await hidePost(guard, first, 'Rule 2')).toBe(true)
    expect(await hidePost(guard, first, 'Rule 2')).toBe(true)
    expect(await postById(ada, 'ben', id)).toBeUndefined()
    expect(await postById(ben, 'ben', id)).toMatchObject({ visibility: 'nobody' })
    expect(await open()).toEqual([])

    expect(await showPost(guard, first)).toBe(true)
    expect(await postById(null, 'ben', id)).toMatchObject({ body: 'hello' })
    expect(await written()).toMatchObject([
      { action: 'shown', change: { hidden: [true, false] } },
      { action: 'hidden', reason: 'Rule 2', change: { hidden: [false, true] } },
    ])
  })

  test('suspends a person: signed out, hidden, all about them closed; and lets them return', async () => {
    const about = await reported(ada, { personId: ben.id })
    await reported(cy, { postId: await post(ben, 'hello') })
    await createSession({ userId: ben.id, tokenHash: 'x', userAgent: '', address: '' })

    expect(await suspend(guard, about, 'Spam')).toBe(true)
    expect(await suspend(guard, about, 'Spam')).toBe(true)
    expect(await isSuspended('ben')).toBe(true)
    expect(await ownSessions(ben)).toEqual([])
    expect(await open()).toEqual([])

    expect(await letReturn(guard, about)).toBe(true)
    expect(await isSuspended('ben')).toBe(false)
    expect(await written()).toMatchObject([
      { actorHandle: 'guard', action: 'returned', change: { suspended: [true, false] } },
      { actorHandle: 'guard', action: 'suspended', reason: 'Spam', change: { suspended: [false, true] } },
    ])
    expect((await deedsTo(guard, ben.id)).map(({ action }) => action)).toEqual(['returned', 'suspended'])
  })

  test('of two at the same time is written down once', async () => {
    const first = await reported(ada, { personId: ben.id })
    await Promise.all([suspend(guard, first, 'Spam'), suspend(owner, first, 'Spam')])

    expect(await written()).toHaveLength(1)
  })
})

const deedsOf = { dismiss, hidePost, showPost, suspend, letReturn }

describe.each(Object.entries(deedsOf))('%s', (_name, act) => {
  const nothing = async (who: Viewer, report: number) => {
    expect(await act(who, report, 'because')).toBe(false)
    expect(await db.select().from(audit).where(eq(audit.actorId, who.id))).toEqual([])
    expect(
      await db
        .select()
        .from(reports)
        .where(and(eq(reports.resolvedById, who.id))),
    ).toEqual([])
  }

  test('is not for members, whatever they claim to be', async () => {
    const id = await reported(ada, { postId: await post(ben, 'hello') })
    await nothing(ada, id)
    await nothing(ben, id)
    await nothing({ ...cy, role: 'admin' }, id)
  })

  test('is not for a moderator who is suspended, or none any more', async () => {
    const id = await reported(ada, { postId: await post(ben, 'hello') })
    await setSuspended(guard.id, true)
    await nothing(guard, id)
    await setSuspended(guard.id, false)
    await setRole(guard.id, 'member')
    await nothing(guard, id)
  })

  test('is nothing a moderator does to an admin, or anybody to themselves', async () => {
    await nothing(guard, await reported(ada, { postId: await post(owner, 'hello') }))
    await nothing(guard, await reported(ada, { postId: await post(guard, 'hello') }))
    await nothing(owner, await reported(ada, { postId: await post(owner, 'hello again') }))
  })

  test('is nothing to do about no report', async () => {
    await nothing(guard, 1)
  })
})

test('nobody else reads reports, and nobody those about themselves', async () => {
  const id = await reported(ada, { personId: guard.id })
  const full = await reportById(owner, id)
  if (!full) throw new Error('the owner sees nothing')
  await setSuspended(ben.id, true)
  await setRole(cy.id, 'moderator')
  await setSuspended(cy.id, true)

  for (const who of [ada, { ...ben, role: 'admin' as const }, cy, guard]) {
    expect(await openReportCount(who)).toBe(0)
    expect((await openSubjects(who)).rows).toEqual([])
    expect(await reportById(who, id)).toBeUndefined()
    expect(await reportsLike(who, full)).toEqual([])
    expect((await deeds(who)).rows).toEqual([])
    if (who !== guard) expect(await deedsTo(who, cy.id)).toEqual([])
  }
  await suspend(owner, id, 'Rude')
  await setSuspended(guard.id, false)
  expect(await earlierReports(guard, guard.id)).toEqual([])
  expect(await deedsTo(guard, guard.id)).toEqual([])
  expect(await earlierReports(owner, guard.id)).toHaveLength(1)
})

test('a moderator reads what they did themselves, who runs the place reads all', async () => {
  const id = await reported(ada, { personId: ben.id })
  await dismiss(guard, id)
  await setRole(cy.id, 'moderator')

  expect((await deeds(guard)).rows.map(({ action }) => action)).toEqual(['dismissed'])
  expect((await deeds(owner)).rows.map(({ action }) => action)).toEqual(['role', 'dismissed'])
  const page = await deeds(owner, { limit: 1 })
  expect((await deeds(owner, { limit: 1, before: page.next })).rows).toMatchObject([{ action: 'dismissed' }])
})

test('what is done from the command line is written down, when it changes something', async () => {
  await setRole(ben.id, 'moderator')
  await setRole(ben.id, 'moderator')
  await setSuspended(ben.id, true)
  await setSuspended(ben.id, true)
  await setSuspended(ben.id, false)

  const said = { actorHandle: 'command line', handle: 'ben', reason: '' }
  expect(await written()).toEqual([
    { ...said, action: 'returned', change: { suspended: [true, false] } },
    { ...said, action: 'suspended', change: { suspended: [false, true] } },
    { ...said, action: 'role', change: { role: ['member', 'moderator'] } },
  ])
})
