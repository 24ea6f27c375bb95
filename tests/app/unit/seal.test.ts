import { expect, test } from 'vitest'
import { seal, sealState, secrets } from '#app/_auth/seal.ts'

const env = (settings: Record<string, string>) => settings as unknown as NodeJS.ProcessEnv
const before = env({ AUTH_SECRET: 'old' })
const during = env({ AUTH_SECRET: 'new', AUTH_SECRET_1: 'old', AUTH_SECRET_2: '', AUTH_SECRET_3: 'oldest' })
const after = env({ AUTH_SECRET: 'new' })

test('a seal of an older secret is accepted until that secret is taken away, and known as old', () => {
  const old = seal('device:1', before)

  expect(sealState('device:1', old, before)).toBe('fresh')
  expect(sealState('device:1', old, during)).toBe('aging')
  expect(sealState('device:1', old, after)).toBeUndefined()
})

test('new seals are made with the new secret', () => {
  const made = seal('device:1', during)

  expect(made).toBe(seal('device:1', after))
  expect(sealState('device:1', made, after)).toBe('fresh')
})

test('a seal fits what it was made for and nothing else', () => {
  const made = seal('device:1', after)

  for (const given of ['', 'x', `${made}=`, made.slice(1), seal('device:2', after)])
    expect(sealState('device:1', given, after)).toBeUndefined()
})

test('the newest secret stands first, and empty ones are none', () => {
  expect(secrets(during)).toEqual(['new', 'old', 'oldest'])
})
