import { expect, test } from 'vitest'
import { readConfiguration } from '#app/_server/configuration.ts'
import { configuredDoors, doorOrigins } from '#app/_server/doors.ts'
import { contentSecurityPolicy } from '#app/_server/policy.ts'

type Settings = Record<string, string>
const env = (settings: Settings) => settings as NodeJS.ProcessEnv

const github = { AUTH_GITHUB_ID: 'id', AUTH_GITHUB_SECRET: 'secret' }
const google = { AUTH_GOOGLE_ID: 'id', AUTH_GOOGLE_SECRET: 'secret' }
const oidc = {
  AUTH_OIDC_ISSUER: 'https://id.pipit.test/realm',
  AUTH_OIDC_ID: 'id',
  AUTH_OIDC_SECRET: 'secret',
}

test('without settings there is no door, and forms lead nowhere else', () => {
  expect(configuredDoors(env({}))).toEqual([])
  expect(contentSecurityPolicy('x', doorOrigins(env({})))).toContain("form-action 'self';")
})

test('a door is open when its settings are complete', () => {
  const doors = configuredDoors(env({ ...github, ...google, ...oidc }))

  expect(doors.map(({ id, name, provider }) => [id, name, provider])).toEqual([
    ['github', 'GitHub', 'github'],
    ['google', 'Google', 'google'],
    ['oidc', 'id.pipit.test', 'https://id.pipit.test/realm'],
  ])
  expect(configuredDoors(env({ ...oidc, AUTH_OIDC_NAME: ' The Club ' }))[0]?.name).toBe('The Club')
})

test('forms may lead to the open doors, once each', () => {
  expect(doorOrigins(env({ ...github, ...oidc }))).toEqual(['https://github.com', 'https://id.pipit.test'])
  expect(doorOrigins(env({ ...google, ...oidc, AUTH_OIDC_ISSUER: 'https://accounts.google.com' }))).toEqual([
    'https://accounts.google.com',
  ])
  expect(contentSecurityPolicy('x', doorOrigins(env(github)))).toContain(
    "form-action 'self' https://github.com;",
  )
})

test('another issuer is another provider, however it calls its accounts', () => {
  const of = (issuer: string) => configuredDoors(env({ ...oidc, AUTH_OIDC_ISSUER: issuer }))[0]?.provider

  expect(of('https://id.pipit.test')).toBe(of('https://ID.pipit.test/'))
  expect(of('https://id.pipit.test/a')).not.toBe(of('https://id.pipit.test/b'))
})

test.each<Settings>([
  github,
  google,
  oidc,
  { ...oidc, AUTH_OIDC_ISSUER: 'http://localhost:4000', AUTH_OIDC_NAME: 'Here' },
  { ...github, AUTH_GOOGLE_ID: '', AUTH_GOOGLE_SECRET: ' ' },
])('%o is fine', (settings) => {
  expect(() => readConfiguration(env(settings))).not.toThrow()
})

test.each<[Settings, RegExp]>([
  [
    { AUTH_GITHUB_ID: 'id' },
    /^AUTH_GITHUB_SECRET is missing; AUTH_GITHUB_ID and AUTH_GITHUB_SECRET go together$/,
  ],
  [{ AUTH_GITHUB_SECRET: 'hunter2' }, /^AUTH_GITHUB_ID is missing/],
  [{ AUTH_GOOGLE_ID: 'id' }, /^AUTH_GOOGLE_SECRET is missing/],
  [{ AUTH_GOOGLE_SECRET: 'hunter2' }, /^AUTH_GOOGLE_ID is missing/],
  [{ AUTH_OIDC_ID: 'id', AUTH_OIDC_SECRET: 'hunter2' }, /^AUTH_OIDC_ISSUER is missing/],
  [{ AUTH_OIDC_ISSUER: 'https://id.pipit.test' }, /^AUTH_OIDC_ID is missing/],
  [{ ...oidc, AUTH_OIDC_SECRET: '' }, /^AUTH_OIDC_SECRET is missing/],
  [{ ...oidc, AUTH_OIDC_ISSUER: 'id.pipit.test' }, /^AUTH_OIDC_ISSUER must be an address/],
  [{ ...oidc, AUTH_OIDC_ISSUER: 'http://id.pipit.test' }, /^AUTH_OIDC_ISSUER must be an address/],
  [{ ...oidc, AUTH_OIDC_ISSUER: 'https://id.pipit.test/?x' }, /^AUTH_OIDC_ISSUER must be an address/],
  [
    { ...oidc, AUTH_OIDC_ISSUER: 'https://ada:hunter2@id.pipit.test' },
    /^AUTH_OIDC_ISSUER must be an address/,
  ],
  [{ ...oidc, AUTH_OIDC_NAME: 'x'.repeat(41) }, /^AUTH_OIDC_NAME is longer/],
  [{ AUTH_OIDC_NAME: 'The Club' }, /^AUTH_OIDC_NAME names a provider/],
])('%o is a mistake, said in a line that repeats no secret', (settings, message) => {
  expect(() => readConfiguration(env(settings))).toThrow(message)
  expect(() => readConfiguration(env(settings))).toThrow(
    expect.objectContaining({ name: 'ConfigurationError' }),
  )
  expect(() => readConfiguration(env(settings))).not.toThrow(/hunter2/)
})
