import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { follow } from '#db/mutations/follows.ts'
import { createSession } from '#db/mutations/sessions.ts'
import { resetPassword } from '#db/mutations/tokens.ts'
import { nextToErase } from '#db/queries/leaving.ts'
import { ownSessions } from '#db/queries/sessions.ts'
import { tokenOf } from '#db/queries/tokens.ts'
import { credentialsOf, userByHandle } from '#db/queries/users.ts'
import { userCommand } from '#db/tasks/user/commands.ts'
import { runTask } from '#tests/command.ts'
import { emptyDatabase, newDatabase } from '#tests/database.ts'
import { people, person, post } from '#tests/world.ts'

beforeEach(() => {
  vi.stubEnv('AUTH_URL', undefined)
  vi.stubEnv('PORT', undefined)
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await emptyDatabase()
})

const say = (line: string, tell?: Parameters<typeof userCommand>[1]) => userCommand(line.split(' '), tell)
const tokenIn = (link: string) => /\/reset\/([\w-]{43})\n/.exec(link)?.[1] ?? ''

describe('list', () => {
  test('shows everybody, the newest first', async () => {
    const createdAt = new Date('2026-05-01T12:00:00Z')
    const ada = await person('ada', { role: 'admin', createdAt })
    await post(ada, 'hello')
    await person('cy', { createdAt })
    await say('delete cy --yes')
    await person('bartholomew', { createdAt })
    await say('suspend bartholomew')
    const today = new Date().toISOString().slice(0, 10)

    expect((await say('list')).split('\n')).toEqual([
      'handle        e-mail                   role    posts  joined      suspended   deleted',
      `@bartholomew  bartholomew@example.org  member  0      2026-05-01  ${today}`,
      `@cy           cy@example.org           member  0      2026-05-01              ${today}`,
      '@ada          ada@example.org          admin   1      2026-05-01',
    ])
  })

  test('says so when nobody is there', async () => {
    expect(await say('list')).toBe('Nobody lives here yet.')
  })
})

describe('reset-link', () => {
  test('is a link that sets a new password, once', async () => {
    const ada = await person('ada', { passwordHash: 'old' })
    const answer = await say('reset-link @Ada')
    const token = tokenIn(answer)

    expect(answer).toMatch(/^http:\/\/localhost:3000\/reset\/[\w-]{43}\n/)
    expect((await tokenOf('reset', token))?.user?.handle).toBe('ada')
    expect(await resetPassword(token, 'new')).toBe(true)
    expect(await resetPassword(token, 'newer')).toBe(false)
    expect(await credentialsOf({ handle: 'ada' })).toMatchObject({ id: ada.id, passwordHash: 'new' })
  })

  test('a second one ends the first', async () => {
    await person('ada')
    const [first, second] = [tokenIn(await say('reset-link ada')), tokenIn(await say('reset-link ada'))]

    expect(await tokenOf('reset', first)).toBeUndefined()
    expect(await tokenOf('reset', second)).toBeDefined()
  })

  test.each([
    [{ AUTH_URL: 'https://pipit.example/' }, 'https://pipit.example/reset/'],
    [{ AUTH_URL: 'https://pipit.example', PORT: '8080' }, 'https://pipit.example/reset/'],
    [{ PORT: '8080' }, 'http://localhost:8080/reset/'],
  ])('leads to where the place is: %o', async (env, beginning) => {
    for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value)
    await person('ada')

    expect(await say('reset-link ada')).toContain(beginning)
  })

  test('refuses an address that is none before it ends an older link', async () => {
    await person('ada')
    const token = tokenIn(await say('reset-link ada'))
    vi.stubEnv('AUTH_URL', 'pipit.example')

    await expect(say('reset-link ada')).rejects.toThrow('AUTH_URL')
    expect(await tokenOf('reset', token)).toBeDefined()
  })

  test('says that a suspended person cannot use the new password yet', async () => {
    await person('ada')
    await say('suspend ada')

    expect(await say('reset-link ada')).toContain('suspended')
  })
})

describe('role', () => {
  test.each(['moderator', 'admin', 'member'])('makes Ada a %s', async (role) => {
    await person('ada')
    const answer = await say(`role ada ${role}`)

    expect((await userByHandle(null, 'ada'))?.role).toBe(role)
    expect(answer).toContain(`@ada has the role ${role} now`)
    expect(answer.includes('15 characters')).toBe(role === 'admin')
  })
})

describe('suspend', () => {
  test('signs Ada out and hides her, and lets her return', async () => {
    const { ada, ben } = await people()
    await follow(ben, ada.id)
    await createSession({ userId: ada.id, tokenHash: 'laptop', userAgent: '', address: '' })
    await say('suspend ada')

    expect(await ownSessions(ada)).toEqual([])
    expect(await userByHandle(null, 'ada')).toBeUndefined()
    expect(await userByHandle(null, 'ben')).toBeDefined()

    await say('suspend ada --undo')

    expect(await userByHandle(null, 'ada')).toMatchObject({ followerCount: 1 })
    expect(await ownSessions(ada)).toEqual([])
  })
})

describe('delete', () => {
  test('signs Ada out and hides her, and lets her return', async () => {
    const { ada } = await people()
    await createSession({ userId: ada.id, tokenHash: 'laptop', userAgent: '', address: '' })
    const answer = await say('delete @Ada --yes')

    expect(answer).toMatch(/^@ada is hidden .* erased after \d{4}-\d\d-\d\d; --undo/)
    expect(await ownSessions(ada)).toEqual([])
    expect(await userByHandle(null, 'ada')).toBeUndefined()
    expect(await nextToErase()).toBeUndefined()
    expect(await say('reset-link ada')).toContain('signing in offers to keep it')

    expect(await say('delete ada --undo')).toBe('@ada is back.')
    expect(await userByHandle(null, 'ada')).toBeDefined()
    await expect(say('delete ada --undo')).rejects.toThrow('was not deleted')
  })

  test('erases nothing without --yes', async () => {
    await person('ada')

    await expect(say('delete ada')).rejects.toThrow('--yes does it')
    expect(await userByHandle(null, 'ada')).toBeDefined()
  })

  test('leaves no way back with --now', async () => {
    const { ada } = await people()
    expect(await say('delete ada --yes --now')).toContain('within a minute')

    expect((await nextToErase())?.id).toBe(ada.id)
    await expect(say('delete ada --undo')).rejects.toThrow('no longer')
  })

  test('refuses the only admin', async () => {
    await person('ada', { role: 'admin' })

    await expect(say('delete ada --yes')).rejects.toThrow('@ada is the only admin')
    expect(await userByHandle(null, 'ada')).toBeDefined()
  })
})

test.each([
  ['reset-link eve', 'nobody here has the handle eve'],
  ['role eve admin', 'nobody here has the handle eve'],
  ['suspend eve', 'nobody here has the handle eve'],
  ['suspend ada@example.org', 'nobody here has the handle ada@example.org'],
  ['reset-link', 'whose?'],
  ['role ada', 'the role must be one of member, moderator, admin'],
  ['role ada owner', 'the role must be one of member, moderator, admin'],
  ['role ada admin now', '"now" is one word too many'],
  ['suspend ada ben', '"ben" is one word too many'],
  ['list ada', '"ada" is one word too many'],
  ['role ada admin --undo', '--undo goes with suspend and delete only'],
  ['suspend ada --yes', '--yes and --now go with delete only'],
  ['delete ada --yes --undo', '--yes and --now go with delete only, and not with --undo'],
  ['delete eve --yes', 'nobody here has the handle eve'],
  ['remove ada', 'there is no command "remove"'],
  ['constructor ada', 'there is no command "constructor"'],
  ['suspend ada --undone', "Unknown option '--undone'"],
])('%s: %s', async (line, problem) => {
  await person('ada')

  await expect(say(line)).rejects.toThrow(problem)
  expect(await credentialsOf({ handle: 'ada' })).toMatchObject({
    role: 'member',
    suspendedAt: null,
    deletedAt: null,
  })
})

test('what was done to whom is told, by ids and without the link', async () => {
  const { id: user } = await person('ada')
  const told: unknown[] = []
  for (const line of ['list', 'reset-link ada', 'role ada admin', 'suspend ada', 'suspend ada --undo'])
    await say(line, (event, details) => told.push({ event, ...details }))
  await say('role eve admin', () => told.push('eve')).catch(() => undefined)

  expect(told).toEqual([
    { event: 'reset made', user },
    { event: 'role', user, role: 'admin' },
    { event: 'suspended', user },
    { event: 'returned', user },
  ])
})

describe('npm run user', { timeout: 30_000 }, () => {
  const user = (...args: string[]) => runTask('db/tasks/user.ts', args)

  test('prints what was done, or one line of what is wrong', async () => {
    const ada = await person('ada')
    const done = await user('role', 'ada', 'moderator')

    expect(done).toMatchObject({ code: 0, out: '@ada has the role moderator now.\n' })
    expect(JSON.parse(done.err)).toMatchObject({
      event: 'role',
      user: ada.id,
      role: 'moderator',
      by: 'operator',
    })
    expect(await user('role', 'eve', 'admin')).toEqual({
      code: 1,
      out: '',
      err: 'nobody here has the handle eve\n',
    })
    expect(await user('role', 'ada', 'admin', '--soon')).toEqual({
      code: 1,
      out: '',
      err: "Unknown option '--soon'\n",
    })
    expect((await userByHandle(null, 'ada'))?.role).toBe('moderator')
  })

  test.each([[[]], [['--help']], [['suspend', 'ada', '-h']]])('%o shows how', async (args) => {
    await person('ada')

    expect(await user(...args)).toMatchObject({
      code: 0,
      err: '',
      out: expect.stringContaining('reset-link'),
    })
    expect(await userByHandle(null, 'ada')).toBeDefined()
  })

  test('makes no tables where there are none', async () => {
    const { url, drop } = await newDatabase('blank')
    const ended = await runTask('db/tasks/user.ts', ['list'], { DATABASE_URL: url })
    await drop()

    expect(ended).toMatchObject({ code: 1, out: '' })
    expect(ended.err).toMatch(/^the database is not up to date.*\n$/)
  })
})
