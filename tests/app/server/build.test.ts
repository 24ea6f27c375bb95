import { cp, mkdir, mkdtemp, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { buildEnvironment } from '#app/_server/build.ts'
import { withLock } from '#app/_server/lock.ts'
import { checkActionsKey } from '#app/_server/secret.ts'
import { stampOf } from '#app/_server/stamp.ts'

async function project(): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'pipit-build-'))
  await mkdir(join(root, 'app/about'), { recursive: true })
  await writeFile(join(root, 'app/about/page.tsx'), 'one')
  await writeFile(join(root, 'next.config.mjs'), 'two')
  return root
}

test('the stamp changes with the sources and with nothing else', async () => {
  const root = await project()
  const before = await stampOf(root)

  const copy = await mkdtemp(join(tmpdir(), 'pipit-build-'))
  await cp(root, copy, { recursive: true })
  await utimes(join(copy, 'next.config.mjs'), 1, 1)
  await writeFile(join(copy, 'README.md'), 'three')
  expect(await stampOf(copy)).toBe(before)

  await writeFile(join(root, 'app/about/page.tsx'), 'other')
  expect(await stampOf(root)).not.toBe(before)
})

test('a build knows no secrets', () => {
  const env = buildEnvironment({
    NODE_ENV: 'production',
    PATH: '/bin',
    AUTH_SECRET: 'a',
    AUTH_SECRET_1: 'b',
    AUTH_GITHUB_SECRET: 'c',
    DATABASE_URL: 'd',
    SMTP_PASSWORD: 'e',
    NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: 'f',
  })

  expect(env).toMatchObject({ PATH: '/bin', AUTH_SECRET: '', AUTH_SECRET_1: '', DATABASE_URL: '' })
  for (const secret of 'abcdef') expect(Object.values(env)).not.toContain(secret)
})

test('on Vercel the key of the actions stays the same from build to build', () => {
  const keyOf = (env: Record<string, string>) =>
    buildEnvironment({ NODE_ENV: 'production', VERCEL: '1', ...env }).NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ?? ''

  expect(keyOf({ NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: 'set' })).toBe('set')
  expect(keyOf({ AUTH_SECRET: 'a' })).toBe(keyOf({ AUTH_SECRET: 'a' }))
  expect(keyOf({ AUTH_SECRET: 'a' })).not.toBe(keyOf({ AUTH_SECRET: 'b' }))
  expect(() => checkActionsKey(keyOf({ AUTH_SECRET: 'a' }))).not.toThrow()
})

test('one builds while the others wait', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'pipit-lock-')), 'lock')
  let inside = 0
  let most = 0

  const work = async () => {
    inside += 1
    most = Math.max(most, inside)
    await new Promise(setImmediate)
    inside -= 1
  }
  await Promise.all([withLock(file, work), withLock(file, work)])

  expect(most).toBe(1)
})

test('the lock of a dead process is void', async () => {
  const file = join(await mkdtemp(join(tmpdir(), 'pipit-lock-')), 'lock')
  await writeFile(file, '999999999')

  await expect(withLock(file, async () => 'done')).resolves.toBe('done')
})
