import { randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { actionsKey, checkActionsKey, checkSecret, keptSecret } from '#app/_server/secret.ts'

const emptyFolder = () => mkdtemp(join(tmpdir(), 'pipit-secret-'))

test('a secret is made once, for its owner only, and read ever after', async () => {
  const folder = await emptyFolder()

  const secret = await keptSecret(folder)

  expect(Buffer.byteLength(secret)).toBeGreaterThanOrEqual(32)
  expect(await keptSecret(folder)).toBe(secret)
  expect((await stat(join(folder, 'auth-secret'))).mode & 0o777).toBe(0o600)
  expect(await readdir(folder)).toEqual(['auth-secret'])
})

test('processes that start together agree', async () => {
  const folder = await emptyFolder()

  const secrets = await Promise.all(Array.from({ length: 20 }, () => keptSecret(folder)))

  expect(new Set(secrets).size).toBe(1)
})

test('a damaged secret is not used', async () => {
  const folder = await emptyFolder()
  await writeFile(join(folder, 'auth-secret'), 'half')

  await expect(keptSecret(folder)).rejects.toThrow(/damaged/)
})

test('the key of the actions follows from the secret and is one that Next takes', () => {
  expect(actionsKey('a')).toBe(actionsKey('a'))
  expect(actionsKey('a')).not.toBe(actionsKey('b'))
  expect(() => checkActionsKey(actionsKey('a'))).not.toThrow()
})

test('what openssl makes passes, in every spelling', () => {
  for (let made = 0; made < 200; made++)
    for (const encoding of ['hex', 'base64', 'base64url'] as const)
      for (const bytes of encoding === 'hex' ? [16, 32] : [24, 32])
        expect(() => checkSecret('AUTH_SECRET', randomBytes(bytes).toString(encoding))).not.toThrow()
})

test('the examples in .env.example are refused', async () => {
  const text = await readFile(resolve(import.meta.dirname, '../../../.env.example'), 'utf8')
  const [, example = ''] = /AUTH_SECRET=(.*)/.exec(text) ?? []

  expect(example).not.toBe('')
  expect(() => checkSecret('AUTH_SECRET', example)).toThrow(/example/)
})
