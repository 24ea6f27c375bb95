import { afterEach, describe, expect, test } from 'vitest'
import { createLinkedUser } from '#db/mutations/accounts.ts'
import { changeEmail } from '#db/mutations/emails.ts'
import { deleteExpired } from '#db/mutations/expired.ts'
import { changeHandle } from '#db/mutations/handles.ts'
import { createSession } from '#db/mutations/sessions.ts'
import { createResetToken } from '#db/mutations/tokens.ts'
import { createUser, setSuspended } from '#db/mutations/users.ts'
import { isHandleFree, ownFormerHandles, userFormerly } from '#db/queries/handles.ts'
import { peopleFound } from '#db/queries/people.ts'
import { ownSessions, sessionOf } from '#db/queries/sessions.ts'
import { tokenOf } from '#db/queries/tokens.ts'
import { credentialsOf, userByHandle } from '#db/queries/users.ts'
import { fill } from '#db/tasks/seed/fill.ts'
import { handleOf } from '#db/tasks/seed/town/people.ts'
import { settleTown } from '#db/tasks/seed/town.ts'
import { emptyDatabase } from '#tests/database.ts'
import { people, person } from '#tests/world.ts'

afterEach(emptyDatabase)

const day = 86_400_000
const inDays = (count: number) => new Date(Date.now() + count * day)
const newcomer = (handle: string) => ({ handle, email: `new_${handle}@example.org`, passwordHash: null })

describe('a new handle', () => {
  test('is Ada’s at once, and the old one leads to her for 90 days', async () => {
    const ada = await person('ada')
    const now = new Date()
    const changed = await changeHandle(ada, 'ada_marsh', now)

    expect(changed).toEqual({ former: 'ada', until: new Date(now.getTime() + 90 * day) })
    expect((await userByHandle(null, 'ada_marsh'))?.id).toBe(ada.id)
    expect(await userByHandle(null, 'ada')).toBeUndefined()
    expect(await userFormerly(null, 'ada')).toEqual({ id: ada.id, handle: 'ada_marsh' })
    expect(await userFormerly(null, 'ada', inDays(89))).toBeDefined()
    expect(await userFormerly(null, 'ada', inDays(91))).toBeUndefined()
    expect(await ownFormerHandles(ada)).toEqual([{ handle: 'ada', until: expect.any(Date) }])
    expect(await credentialsOf({ handle: 'ada' })).toBeUndefined()
  })

  test('is what she is found by', async () => {
    const ada = await person('ada', { name: 'Ada Marsh' })
    await changeHandle(ada, 'reedling')

    expect((await peopleFound(null, 'reedl')).rows.map(({ id }) => id)).toEqual([ada.id])
    expect((await peopleFound(null, 'marsh')).rows.map(({ id }) => id)).toEqual([ada.id])
  })

  test('that she has already, or that somebody has, changes nothing', async () => {
    const { ada } = await people()

    expect(await changeHandle(ada, 'ada')).toBe('same')
    expect(await changeHandle(ada, 'ben')).toBe('taken')
    expect((await userByHandle(null, 'ada'))?.id).toBe(ada.id)
    expect(await ownFormerHandles(ada)).toEqual([])
  })

  test('can be taken back, and every handle she had leads to the one she has', async () => {
    const ada = await person('ada')
    await changeHandle(ada, 'ada_marsh')
    await changeHandle(ada, 'countess')
    expect((await userFormerly(null, 'ada'))?.handle).toBe('countess')
    expect((await userFormerly(null, 'ada_marsh'))?.handle).toBe('countess')

    expect(await isHandleFree(ada, 'ada')).toBe(true)
    expect(await changeHandle(ada, 'ada')).toMatchObject({ former: 'countess' })
    expect(await userFormerly(null, 'ada')).toBeUndefined()
    expect((await ownFormerHandles(ada)).map(({ handle }) => handle)).toEqual(['ada_marsh', 'countess'])
  })

  test('of a suspended person is not told to anybody', async () => {
    const ada = await person('ada')
    await changeHandle(ada, 'ada_marsh')
    await setSuspended(ada.id, true)

    expect(await userFormerly(null, 'ada')).toBeUndefined()
  })

  test('is one person’s, however many want it at once', async () => {
    const { ada, ben, cy } = await people()
    const outcomes = await Promise.all([ada, ben, cy].map((one) => changeHandle(one, 'poet')))

    expect(outcomes.filter((outcome) => outcome === 'taken')).toHaveLength(2)
    expect(await userByHandle(null, 'poet')).toBeDefined()
  })
})

describe('a handle that Ada gave up', () => {
  test('is refused to everybody else, whatever way they come', async () => {
    const { ada, ben } = await people()
    await changeHandle(ada, 'ada_marsh')

    expect(await isHandleFree(null, 'ada')).toBe(false)
    expect(await isHandleFree(ben, 'ada')).toBe(false)
    expect(await changeHandle(ben, 'ada')).toBe('taken')
    expect(await createUser(newcomer('ada'))).toEqual({ taken: 'handle' })
    const elsewhere = { provider: 'github', providerAccountId: '7' }
    expect(await createLinkedUser(newcomer('ada'), elsewhere)).toEqual({ taken: 'handle' })
    expect((await userByHandle(null, 'ben'))?.id).toBe(ben.id)
    expect(await credentialsOf({ email: 'new_ada@example.org' })).toBeUndefined()
  })

  test('is refused also to those who try while she gives it up', async () => {
    const ada = await person('ada')
    const [changed, ...created] = await Promise.all([
      changeHandle(ada, 'ada_marsh'),
      ...Array.from({ length: 8 }, (_, n) => createUser({ ...newcomer('ada'), email: `${n}@example.org` })),
    ])

    expect(changed).toMatchObject({ former: 'ada' })
    expect(created).toEqual(Array.from({ length: 8 }, () => ({ taken: 'handle' })))
  })

  test('is free after 90 days, whether or not it was swept meanwhile', async () => {
    const { ada, ben, cy } = await people()
    await changeHandle(ada, 'ada_marsh', inDays(-91))
    await changeHandle(ben, 'ben_okoro', inDays(-91))

    expect(await changeHandle(cy, 'ada')).toMatchObject({ former: 'cy' })
    expect((await userByHandle(null, 'ada'))?.id).toBe(cy.id)
    await deleteExpired()
    expect(await ownFormerHandles(ben, new Date(0))).toEqual([])
    expect(await createUser(newcomer('ben'))).toEqual({ id: expect.any(Number) })
  })

  test('is kept for whoever gave it up last', async () => {
    const { ada, ben } = await people()
    await changeHandle(ada, 'ada_marsh', inDays(-91))
    await changeHandle(ben, 'ada')
    await changeHandle(ben, 'ben')

    expect((await userFormerly(null, 'ada'))?.id).toBe(ben.id)
    expect(await changeHandle(ada, 'ada')).toBe('taken')
  })

  test('is refused to the people of the demo place', async () => {
    await changeHandle(await person('dot'), 'dot_marsh')

    await expect(fill({ env: {}, force: true })).rejects.toThrow('@dot: somebody here has that already')
  })

  test('is refused to a town', async () => {
    const handle = handleOf(3, 1)
    await changeHandle(await person(handle, { email: 'first@example.org' }), 'first')
    const show = () => ({ to: () => undefined, end: () => undefined, stop: () => undefined })
    const typed = { users: '20', posts: '40', until: '2026-05-01' }

    await expect(settleTown(typed, { env: {}, force: true, show })).rejects.toThrow(`@${handle} lately`)
    expect(await userByHandle(null, handleOf(4, 1))).toBeUndefined()
  })
})

describe('a new e-mail address', () => {
  test('takes effect at once, ends every other session and a link to a new password', async () => {
    const { ada, ben } = await people()
    for (const [viewer, tokenHash] of [
      [ada, 'laptop'],
      [ada, 'phone'],
      [ben, 'tablet'],
    ] as const)
      await createSession({ userId: viewer.id, tokenHash, userAgent: tokenHash, address: '' })
    const [hers, his] = [(await createResetToken(ada.id)) ?? '', (await createResetToken(ben.id)) ?? '']
    const here = (await sessionOf('laptop'))?.id ?? 0

    expect(await changeEmail(ada, 'ada@marsh.example', here)).toBe('changed')
    expect((await credentialsOf({ email: 'ada@marsh.example' }))?.id).toBe(ada.id)
    expect(await credentialsOf({ email: 'ada@example.org' })).toBeUndefined()
    expect((await ownSessions(ada)).map(({ userAgent }) => userAgent)).toEqual(['laptop'])
    expect(await ownSessions(ben)).toHaveLength(1)
    expect(await tokenOf('reset', hers)).toBeUndefined()
    expect(await tokenOf('reset', his)).toBeDefined()
  })

  test('that somebody has is refused, and nothing ends', async () => {
    const { ada } = await people()
    await createSession({ userId: ada.id, tokenHash: 'phone', userAgent: '', address: '' })

    expect(await changeEmail(ada, 'ben@example.org', 0)).toBe('taken')
    expect(await ownSessions(ada)).toHaveLength(1)
    expect((await credentialsOf({ email: 'ada@example.org' }))?.id).toBe(ada.id)
  })

  test('that two want at once is one’s', async () => {
    const { ada, ben } = await people()
    const outcomes = await Promise.all([ada, ben].map((one) => changeEmail(one, 'we@example.org', 0)))

    expect(outcomes.sort()).toEqual(['changed', 'taken'])
  })
})
