import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { readBucket } from '#app/_server/bucket.ts'
import { readConfiguration } from '#app/_server/configuration.ts'
import { rateOf, settingOf } from '#app/_server/rate.ts'
import { rates } from '#db/text/limits.ts'

const secret = 'Qm8zt4Lw0Vx7Rk2Jd9Ys5Hb1Nf6Gc3Pa'
const read = (env: Record<string, string>) => readConfiguration(env as NodeJS.ProcessEnv)

test('without any setting Pipit is at home on this machine and makes its own secret', () => {
  expect(read({})).toMatchObject({
    origin: 'http://localhost:3000',
    hosts: ['127.0.0.1', '::1'],
    port: 3000,
    trustedProxies: 0,
    makesSecret: true,
    isPublic: false,
    logLevel: 'info',
  })
})

test('a public place behind a proxy', () => {
  expect(read({ HOST: '0.0.0.0', AUTH_URL: 'https://pipit.test/', AUTH_SECRET: secret })).toMatchObject({
    origin: 'https://pipit.test',
    hosts: ['0.0.0.0'],
    ownAddress: 'http://127.0.0.1:3000',
    makesSecret: false,
    isPublic: true,
  })
})

test.each([
  [{ HOST: '::', AUTH_URL: 'https://localhost' }, 'http://[::1]:3000'],
  [{ HOST: '192.0.2.4', AUTH_URL: 'https://localhost' }, 'http://192.0.2.4:3000'],
  [{ HOST: '::1', PORT: '80' }, 'http://[::1]:80'],
])('%o reaches itself at %s', (env, own) => {
  expect(read(env).ownAddress).toBe(own)
})

test.each([
  ['http://localhost:4000', 'http://localhost:4000'],
  ['http://127.0.0.1:3000', 'http://127.0.0.1:3000'],
  ['http://[::1]:3000', 'http://[::1]:3000'],
  ['https://localhost', 'https://localhost'],
  ['https://localhost:443/', 'https://localhost'],
])('AUTH_URL %s is the origin %s and needs no secret', (url, origin) => {
  expect(read({ AUTH_URL: url })).toMatchObject({ origin, makesSecret: true })
})

test.each<[Record<string, string>, RegExp]>([
  [{ AUTH_URL: 'https://pipit.test' }, /AUTH_SECRET is missing/],
  [{ AUTH_URL: 'https://pipit.test', AUTH_SECRET: '' }, /AUTH_SECRET is missing/],
  [{ AUTH_SECRET: 'x'.repeat(31) }, /AUTH_SECRET is shorter/],
  [{ AUTH_SECRET: secret, AUTH_SECRET_1: 'short' }, /AUTH_SECRET_1 is shorter/],
  [{ AUTH_SECRET: 'a'.repeat(32) }, /AUTH_SECRET follows a pattern/],
  [{ AUTH_SECRET: 'k3'.repeat(20) }, /AUTH_SECRET follows a pattern/],
  [{ AUTH_SECRET: '0123456789'.repeat(4) }, /AUTH_SECRET follows a pattern/],
  [{ AUTH_SECRET: secret, AUTH_SECRET_2: 'abcabcab'.repeat(5) }, /AUTH_SECRET_2 follows a pattern/],
  [{ AUTH_SECRET: 'change-me-change-me-change-me-change-me' }, /AUTH_SECRET is an example/],
  [{ AUTH_SECRET: 'your-secret-here-of-at-least-32-bytes' }, /AUTH_SECRET is an example/],
  [{ HOST: '0.0.0.0' }, /HOST.*AUTH_URL/],
  [{ HOST: 'pipit.lan', AUTH_URL: 'http://localhost:3000' }, /HOST.*https/],
  [{ HOST: '0.0.0.0', AUTH_URL: 'http://pipit.test', AUTH_SECRET: secret }, /https/],
  [{ HOST: 'a b' }, /HOST/],
  [{ AUTH_URL: 'http://pipit.test', AUTH_SECRET: secret }, /https/],
  [{ AUTH_URL: 'http://localhost.evil.test', AUTH_SECRET: secret }, /https/],
  [{ AUTH_URL: 'pipit.test' }, /AUTH_URL must be an origin/],
  [{ AUTH_URL: 'ftp://pipit.test' }, /AUTH_URL must be an origin/],
  [{ AUTH_URL: 'https://pipit.test/app' }, /AUTH_URL must be an origin/],
  [{ AUTH_URL: 'https://pipit.test/?' }, /AUTH_URL must be an origin/],
  [{ AUTH_URL: 'https://pipit.test/#x' }, /AUTH_URL must be an origin/],
  [{ AUTH_URL: 'https://ada:pw@pipit.test' }, /AUTH_URL must be an origin/],
  [{ DATABASE_URL: 'mysql://localhost/pipit' }, /DATABASE_URL/],
  [{ DATABASE_URL: 'pipit.db' }, /DATABASE_URL/],
  [{ PORT: '0' }, /PORT/],
  [{ PORT: '65536' }, /PORT/],
  [{ PORT: '3000x' }, /PORT/],
  [{ PORT: '-1' }, /PORT/],
  [{ TRUSTED_PROXIES: 'yes' }, /TRUSTED_PROXIES/],
  [{ TRUSTED_PROXIES: '-1' }, /TRUSTED_PROXIES/],
  [{ TRUSTED_PROXIES: '10.0.0.0/8' }, /TRUSTED_PROXIES/],
  [{ DATABASE_POOL: '0' }, /DATABASE_POOL/],
  [{ POST_LENGTH: '10001' }, /POST_LENGTH/],
  [{ PIPIT_OPEN: 'yes' }, /PIPIT_OPEN/],
  [{ NEWCOMER_LIMITS: 'no' }, /NEWCOMER_LIMITS/],
  [{ NEWCOMER_LINKS: 'many' }, /NEWCOMER_LINKS/],
  [{ LOG_LEVEL: 'loud' }, /LOG_LEVEL/],
  [{ LIMIT_SIGNUP: '5/60' }, /LIMIT_SIGNUP is no limit; there are LIMIT_SIGN_IN, /],
  [{ LIMIT_SIGN_UP: '5' }, /LIMIT_SIGN_UP is "5"; it must be count\/seconds/],
  [{ LIMIT_SIGN_UP: '5/0' }, /LIMIT_SIGN_UP/],
  [{ LIMIT_SIGN_UP: '5/1m' }, /LIMIT_SIGN_UP/],
  [{ LIMIT_SIGN_UP: '-1/60' }, /LIMIT_SIGN_UP/],
  [{ NEXT_SERVER_ACTIONS_ENCRYPTION_KEY: 'c2hvcnQ=' }, /ENCRYPTION_KEY/],
])('%o is a mistake', (env, message) => {
  expect(() => read(env)).toThrow(message)
  expect(() => read(env)).toThrow(expect.objectContaining({ name: 'ConfigurationError' }))
})

const bucket = {
  S3_ENDPOINT: 'https://s3.example.com/',
  S3_BUCKET: 'pictures',
  S3_REGION: 'eu-central-1',
  S3_ACCESS_KEY_ID: 'id',
  S3_SECRET_ACCESS_KEY: 'hunter2',
}

test('pictures may be kept in a bucket', () => {
  expect(readBucket({} as NodeJS.ProcessEnv)).toBeUndefined()
  expect(readBucket({ S3_BUCKET: ' ' } as unknown as NodeJS.ProcessEnv)).toBeUndefined()
  expect(readBucket(bucket as unknown as NodeJS.ProcessEnv)).toEqual({
    endpoint: 'https://s3.example.com',
    name: 'pictures',
    region: 'eu-central-1',
    accessKeyId: 'id',
    secretAccessKey: 'hunter2',
  })
})

test.each([
  [{ S3_SECRET_ACCESS_KEY: '' }, /^S3_SECRET_ACCESS_KEY is missing; [^\n]*S3_ENDPOINT/],
  [{ S3_REGION: '', S3_BUCKET: '' }, /^S3_BUCKET, S3_REGION are missing/],
  [{ S3_ENDPOINT: 's3.example.com' }, /^S3_ENDPOINT/],
  [{ S3_ENDPOINT: 'ftp://s3.example.com' }, /^S3_ENDPOINT/],
  [{ S3_ENDPOINT: 'https://id:hunter2@s3.example.com' }, /^S3_ENDPOINT/],
  [{ S3_BUCKET: 'a/b' }, /^S3_BUCKET/],
  [{ S3_REGION: 'here or there' }, /^S3_REGION/],
])('a bucket with %o is a mistake', (change, message) => {
  expect(() => read({ ...bucket, ...change })).toThrow(message)
  expect(() => read({ ...bucket, ...change })).toThrow(
    expect.objectContaining({ name: 'ConfigurationError' }),
  )
  expect(() => read({ ...bucket, ...change })).not.toThrow(/hunter2/)
})

test('limits that can be read are taken', () => {
  expect(() => read({ LIMIT_SIGN_UP: '5/60', LIMIT_POST: '', LIMITS: 'x' })).not.toThrow()
  expect(rateOf('signUp', { LIMIT_SIGN_UP: ' 5/60 ' } as unknown as NodeJS.ProcessEnv)).toEqual({
    count: 5,
    seconds: 60,
  })
})

test('Compose passes on every setting there is, and .env.example tells of each', async () => {
  const [compose, example] = await Promise.all(
    ['compose.yaml', '.env.example'].map((file) =>
      readFile(resolve(import.meta.dirname, '../../..', file), 'utf8'),
    ),
  )
  const told = [...(example ?? '').matchAll(/^# ([A-Z][A-Z0-9_]+)=/gm)].map(([, name = '']) => name)
  const ofTheContainer = ['PORT', 'HOST', 'DATA_DIR']
  const needed = [...told, ...Object.keys(rates).map(settingOf)].filter(
    (name) => !ofTheContainer.includes(name),
  )

  expect(told).toEqual(expect.arrayContaining(['AUTH_SECRET_1', 'NEXT_SERVER_ACTIONS_ENCRYPTION_KEY']))
  expect(needed.filter((name) => !new RegExp(`^      ${name}:`, 'm').test(compose ?? ''))).toEqual([])
})

test('no message repeats a secret', () => {
  expect(() => read({ AUTH_SECRET: 'hunter2' })).not.toThrow(/hunter2/)
  expect(() => read({ AUTH_URL: 'https://ada:hunter2@pipit.test' })).not.toThrow(/hunter2/)
})
