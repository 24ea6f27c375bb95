import { expect, test } from 'vitest'
import { isOwnOrigin } from '#app/_server/origin.ts'
import { ownOrigin } from '#app/_server/own-origin.ts'
import { settlePlatform } from '#app/_server/platform.ts'

const whole = {
  AUTH_URL: ' https://pipit.test/ ',
  AUTH_SECRET: 'Qm8zt4Lw0Vx7Rk2Jd9Ys5Hb1Nf6Gc3Pa',
  DATABASE_URL: 'postgres://ada:wren@db.test/pipit',
}
const settle = (settings: Record<string, string>) => {
  const env = { ...whole, ...settings } as unknown as NodeJS.ProcessEnv
  settlePlatform(env)
  return env
}

test('on a platform the origin is made true, however it was written', () => {
  expect(settle({ HOST: 'anything', PORT: 'at all' }).AUTH_URL).toBe('https://pipit.test')
})

test.each<[Record<string, string>, RegExp]>([
  [{ AUTH_URL: '' }, /AUTH_URL is missing/],
  [{ AUTH_URL: 'http://localhost:3000' }, /AUTH_URL must be the public address/],
  [{ AUTH_URL: 'https://pipit.test/app' }, /AUTH_URL must be an origin/],
  [{ AUTH_SECRET: '' }, /AUTH_SECRET is missing/],
  [{ AUTH_SECRET: 'short' }, /AUTH_SECRET is shorter/],
  [{ DATABASE_URL: '' }, /DATABASE_URL must name a Postgres server/],
  [{ DATABASE_URL: 'file:pipit.db' }, /DATABASE_URL must name a Postgres server/],
  [{ CRON_SECRET: 'short' }, /CRON_SECRET is shorter/],
  [{ LIMIT_SIGNUP: '1/1' }, /LIMIT_SIGNUP/],
])('%o is a mistake there', (settings, message) => {
  expect(() => settle(settings)).toThrow(message)
})

test.each([
  ['https://pipit.test', 'https://pipit.test'],
  ['https://pipit.test/', 'https://pipit.test'],
  [' https://PIPIT.test:443/app ', 'https://pipit.test'],
  ['pipit', ''],
  ['', ''],
])('AUTH_URL %o is the origin %o', (AUTH_URL, origin) => {
  expect(ownOrigin({ AUTH_URL })).toBe(origin)
})

test('where there is no origin, nothing comes from it', () => {
  expect(isOwnOrigin('POST', () => '', '')).toBe(false)
})
