import { DrizzleQueryError } from 'drizzle-orm'
import { pino } from 'pino'
import { afterEach, expect, test, vi } from 'vitest'
import { createLog, settings } from '#app/_server/log.ts'
import { noteReported, overhearConsole } from '#app/_server/reported.ts'

const lines: string[] = []
const log = pino(settings('info'), { write: (line: string) => void lines.push(line) })
const entries = () => lines.map((line) => JSON.parse(line) as Record<string, unknown>)
afterEach(() => {
  lines.length = 0
})

class ServerError extends Error {
  readonly code: string
  readonly detail = 'Key (email)=(ada@example.org) already exists.'
  constructor(message: string, code: string) {
    super(message)
    this.code = code
  }
}

test('of a query that failed the log tells that, where and the code, and no word of anybody', () => {
  const cause = new ServerError('duplicate key value violates unique constraint "users_email"', '23505')
  const error = new DrizzleQueryError(
    'insert into users values ($1, $2)',
    ['ada@example.org', 'secret hash'],
    cause,
  )

  log.error({ event: 'failed', err: error }, 'A request failed')

  expect(entries()[0]).toMatchObject({
    level: 'error',
    event: 'failed',
    err: {
      type: 'DrizzleQueryError',
      message: 'A query failed',
      stack: expect.stringContaining('log.test.ts'),
      cause: { code: '23505', message: expect.stringContaining('users_email') },
    },
  })
  expect(lines.join()).not.toMatch(/ada@example|secret hash|insert into|already exists/)
})

test('a value that Postgres quotes in its complaint stays out', () => {
  const cause = new ServerError('invalid input syntax for type bigint: "my diary"', '22P02')

  log.error({ err: new DrizzleQueryError('select $1', ['my diary'], cause) })
  log.error({ err: cause })

  expect(entries()[0]).toMatchObject({ err: { cause: { code: '22P02' } } })
  expect(lines.join()).not.toContain('my diary')
})

test('an ordinary error keeps its message, its stack and its digest', () => {
  log.error({ err: Object.assign(new TypeError('x is not a function'), { digest: '123', body: 'typed' }) })

  expect(entries()[0]).toMatchObject({
    err: { type: 'TypeError', message: 'x is not a function', digest: '123' },
  })
  expect(lines.join()).not.toContain('typed')
})

test.each([true, false])(
  'nothing in a line moves a cursor or begins another line (terminal: %o)',
  (isTerminal) => {
    const said: string[] = []
    const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0)
    const forged = 'a\r{"level":"info"}\u001b[2K\u009b31m\u2028\u202e'

    createLog('info', isTerminal).info({ path: forged }, forged)
    write.mockRestore()

    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    expect(said.join('')).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u202e]/)
    if (isTerminal) expect(said.join('')).toContain('\\u001b[2K\\u009b31m')
  },
)

test('what Next prints goes to the log, once, and not at all when it was reported', async () => {
  const { error, warn } = console
  overhearConsole(log)
  const reported = new Error('reported')
  const unknown = new Error('only printed')
  console.error(reported)
  console.error(unknown)
  console.warn('be careful')
  noteReported(reported)
  Object.assign(console, { error, warn })

  await vi.waitFor(() => expect(lines).toHaveLength(2))
  expect(entries()).toMatchObject([
    { level: 'warn', event: 'printed', msg: 'be careful' },
    { level: 'error', event: 'printed', err: { message: 'only printed' } },
  ])
})
