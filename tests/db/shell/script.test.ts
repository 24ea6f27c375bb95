import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { dialect } from '#db/dialect/index.ts'
import { userByHandle } from '#db/queries/users.ts'
import { openShell } from '#db/tasks/shell/open.ts'
import { runScript } from '#db/tasks/shell/script.ts'
import { runTask } from '#tests/command.ts'
import { emptyDatabase, newDatabase } from '#tests/database.ts'
import { person } from '#tests/world.ts'

vi.setConfig({ testTimeout: 30_000 })
beforeEach(() => person('ada'))
afterEach(emptyDatabase)

const shell = (args: string[], input = '', env = {}) => runTask('db/tasks/shell.ts', args, env, input)

/** What a script prints, in this process. */
async function printed(...lines: string[]): Promise<string> {
  const said: string[] = []
  const output = { write: (text: string) => said.push(text) } as unknown as NodeJS.WritableStream
  const opened = await openShell({ output })
  try {
    await runScript(opened, lines.join('\n'))
  } finally {
    opened.server.close()
  }
  return said.join('')
}

describe('npm run db:shell', () => {
  test('-c runs code and prints its answer', async () => {
    const ended = await shell(['-c', 'db.select({ handle: users.handle }).from(users)'])

    expect(ended).toEqual({ code: 0, out: 'handle\n──────\nada\n1 row\n', err: '' })
  })

  test('-c ends with 1 and one line when it fails', async () => {
    const ended = await shell(['-c', "createUser({ handle: 'ADA', email: 'x@example.org' })"])

    expect(ended).toEqual({ code: 1, out: '', err: 'check violation: users_handle_form\n' })
  })

  test('a piped script stops at its first mistake and names the line', async () => {
    const ended = await shell([], "const ada = await viewer('ada')\n\nada.handle\nviewer('eve')\n'never'\n")

    expect(ended).toEqual({ code: 1, out: "'ada'\n", err: 'line 4: nobody here has the handle eve\n' })
  })

  test('what a script leaves running may still fail it', async () => {
    const ended = await shell(['-c', "void setTimeout(() => { throw new Error('late') })"])

    expect(ended).toEqual({ code: 1, out: '', err: 'late\n' })
  })

  test('--read-only changes nothing', async () => {
    const ask = await shell(['--read-only', '-c', "userByHandle(null, 'ada').then(({ handle }) => handle)"])
    const ended = await shell(['--read-only', '-c', "setRole((await viewer('ada')).id, 'admin')"])

    expect(ask).toEqual({ code: 0, out: "'ada'\n", err: '' })
    expect(ended).toEqual({ code: 1, out: '', err: 'nothing was changed: this shell is read-only\n' })
    expect((await userByHandle(null, 'ada'))?.role).toBe('member')
  })

  test.runIf(dialect === 'postgres')('--read-only is known to the server', async () => {
    const code = "db.with(db.$with('gone').as(sql`delete from users`)).select({ n: sql`1` }).from(users)"
    const ended = await shell(['--read-only', '-c', code])

    expect(ended.err).toMatch(/^cannot execute .* in a read-only transaction\n$/)
    expect(await userByHandle(null, 'ada')).toBeDefined()
  })

  test('opens no database that is not up to date', async () => {
    const { url, drop } = await newDatabase('blank')
    const ended = await shell(['-c', '1'], '', { DATABASE_URL: url })
    await drop()

    expect(ended).toMatchObject({ code: 1, out: '' })
    expect(ended.err).toMatch(/^the database is not up to date; .*\n$/)
  })

  test.each([
    [['--help'], 0, /--read-only/, /^$/],
    [['--nothing'], 1, /^$/, /^Unknown option '--nothing'\n$/],
    [['1 + 1'], 1, /^$/, /^Unexpected argument '1 \+ 1'\n$/],
  ])('%o', async (args, code, out, err) => {
    const ended = await shell(args)

    expect(ended.code).toBe(code)
    expect(ended.out).toMatch(out)
    expect(ended.err).toMatch(err)
  })
})

describe('A script', () => {
  test('runs statement by statement, each of which may go over several lines', async () => {
    const shown = await printed(
      '// who is here?',
      'let n = 0',
      'for (const step of [1, 2]) {',
      '  n += step',
      '}',
      'n // 3',
      '',
      'db',
      '  .select({ handle: users.handle })',
      '  // everybody',
      '  .from(users)',
      'if (n > 3) n = 0',
      'else n = 4;',
      '`one',
      'two`',
      'n;',
      '[n].length',
    )

    expect(shown).toBe("3\n3\nhandle\n──────\nada\n1 row\n4\n'one\\ntwo'\n4\n1\n")
  })

  test('knows the commands, and may end early', async () => {
    const shown = await printed('.describe followers', '').catch(String)

    expect(shown).toBe(
      'ConfigurationError: line 1: there is no table, query or mutation "followers"; .help lists them',
    )
    expect(await printed('.sql db.select({ id: posts.id }).from(posts)', '7', ' .exit ', 'nothing')).toBe(
      'select "id"\nfrom "posts"\n7\n',
    )
  })

  test.each([
    [['1', '', 'twice(', '  1'], /^ConfigurationError: line 3: SyntaxError: /],
    [
      ['let one = 1', 'let two =', '  nothing'],
      'ConfigurationError: line 2: ReferenceError: nothing is not defined',
    ],
    [['const late = Promise.reject(7)', '1'], 'ConfigurationError: line 1: thrown: 7'],
  ])('%o is told with the line where its statement begins', async (lines, reason) => {
    const shown = await printed(...lines).catch(String)

    if (typeof reason === 'string') expect(shown).toBe(reason)
    else expect(shown).toMatch(reason)
  })
})
