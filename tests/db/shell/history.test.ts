import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keepHistory } from '#db/tasks/shell/history.ts'
import { openShell } from '#db/tasks/shell/open.ts'

let place: string
const file = () => join(place, 'data/shell-history')

beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'pipit-history-'))
})
afterEach(() => rmSync(place, { recursive: true, force: true }))

/** Sits down at a terminal, presses these keys, leaves with Ctrl-D, and answers everything that was seen. */
async function sitting(...keys: string[]): Promise<string> {
  const [input, output] = [new PassThrough(), new PassThrough()]
  const { server } = await openShell({ input, output, terminal: true })
  await keepHistory(server, join(place, 'data'))
  const gone = once(server, 'exit')
  for (const key of [...keys, '\u0004']) input.write(key)
  await gone
  return String(output.read())
}

test('what was typed is remembered the next time, the newest first', async () => {
  await sitting('1 + 1\r', "'ada'\r")
  const seen = await sitting('\u001b[A', '\u001b[A', '\r')

  expect(seen).toMatch(/pipit> 'ada'.*pipit> 1 \+ 1.*\r\n2\n/)
  expect(readFileSync(file(), 'utf8').split('\n')).toEqual(['1 + 1', "'ada'", '1 + 1'])
})

test('only this user can read it, whatever it was before', async () => {
  await sitting('1\r')

  expect(statSync(file()).mode & 0o777).toBe(0o600)
  expect(statSync(join(place, 'data')).mode & 0o777).toBe(0o700)

  rmSync(file())
  writeFileSync(file(), 'old', { mode: 0o644 })
  await sitting('1\r')

  expect(statSync(file()).mode & 0o777).toBe(0o600)
})

test('where it cannot be kept, the shell goes on without', async () => {
  writeFileSync(join(place, 'data'), 'a file')

  expect(await sitting('1 + 1\r')).toContain('\r\n2\n')
  expect(existsSync(file())).toBe(false)
})

test('Ctrl-C throws away what is being typed, and nothing else', async () => {
  const seen = await sitting('const n = 7\r', 'nothing.at', '\u0003', 'n\r')

  expect(seen).toContain('\r\n7\n')
  expect(seen).not.toContain('Error')
})
