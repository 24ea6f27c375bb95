import { argon2Sync } from 'node:crypto'
import { expect, test, vi } from 'vitest'
import { hashPassword, isOutdated, PasswordQueueFull, verifyPassword } from '#db/password.ts'

type Derive = typeof import('node:crypto').argon2

// What every derivation is asked for: equal questions take equally long, which no clock in a test could show.
const asked = vi.hoisted(() => [] as object[])
vi.mock('node:crypto', async (original) => {
  const crypto = await original<typeof import('node:crypto')>()
  const argon2: Derive = (algorithm, parameters, done) => {
    const { memory, passes, parallelism, tagLength, nonce } = parameters
    asked.push({ algorithm, memory, passes, parallelism, tagLength, saltLength: Buffer.byteLength(nonce) })
    crypto.argon2(algorithm, parameters, done)
  }
  return { ...crypto, argon2 }
})

const today = 'm=19456,t=2,p=1'

/** A hash with other parameters, as an earlier release or another program could have made it. */
function hashedWith(password: string, memory: number, passes: number, parallelism = 1): string {
  const nonce = Buffer.from('0123456789abcdef')
  const cost = { memory, passes, parallelism, tagLength: 32 }
  const hash = argon2Sync('argon2id', { message: password, nonce, ...cost })
  const [salt, tag] = [nonce, hash].map((bytes) => bytes.toString('base64').replace(/=+$/, ''))
  return `$argon2id$v=19$m=${memory},t=${passes},p=${parallelism}$${salt}$${tag}`
}

const cheap = hashedWith('wren sings', 8, 1)

test('a hash is a PHC string with its parameters, a salt of its own and nothing of the password', async () => {
  const [one, other] = await Promise.all([hashPassword('wren sings'), hashPassword('wren sings')])

  for (const hash of [one, other])
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/)
  expect(one).not.toBe(other)
})

test('a hash fits its own password and no other', async () => {
  const hash = await hashPassword('wren sings Ä🐦')

  expect(await verifyPassword('wren sings Ä🐦', hash)).toBe(true)
  expect(await verifyPassword('wren sings A🐦', hash)).toBe(false)
  expect(await verifyPassword('', hash)).toBe(false)
})

test('a hash that another argon2id made fits, by the parameters it carries', async () => {
  expect(await verifyPassword('wren sings', cheap)).toBe(true)
  expect(await verifyPassword('wren sang', cheap)).toBe(false)
})

test.each([
  ['nobody', undefined],
  ['someone without a password', null],
  ['an empty hash', ''],
  ['what is no hash', 'wren sings'],
  ['another algorithm', `$argon2i$v=19$${today}$AAAAAAAAAAAAAAAAAAAAAA$AAAA`],
])('%s is refused at the price of a real check', async (_, hash) => {
  await verifyPassword('wren sings', await hashPassword('wren sings'))
  const price = asked.at(-1)
  asked.length = 0

  expect(await verifyPassword('wren sings', hash)).toBe(false)
  expect(asked).toEqual([price])
})

test('the decoy’s own hash opens nothing', async () => {
  expect(await verifyPassword('', null)).toBe(false)
})

test('a hash with other parameters than today’s is outdated, also one that cannot be read', async () => {
  expect(isOutdated(await hashPassword('wren sings'))).toBe(false)
  expect(isOutdated(hashedWith('wren sings', 19_456, 3))).toBe(true)
  expect(isOutdated(hashedWith('wren sings', 19_456, 2, 2))).toBe(true)
  expect(isOutdated(cheap)).toBe(true)
  expect(isOutdated('bcrypt, once')).toBe(true)
})

test('four are checked at once, 64 wait, the next is refused, and afterwards there is room again', async () => {
  const checks = Array.from({ length: 68 }, () => verifyPassword('wren sings', cheap))

  await expect(verifyPassword('wren sings', cheap)).rejects.toThrow(PasswordQueueFull)
  await expect(verifyPassword('wren sings', null)).rejects.toThrow(PasswordQueueFull)
  await expect(hashPassword('wren sings')).rejects.toThrow(PasswordQueueFull)
  expect(await Promise.all(checks)).toEqual(Array(68).fill(true))
  expect(await verifyPassword('wren sings', cheap)).toBe(true)
})

test('only four run at the same moment', async () => {
  asked.length = 0
  const checks = Array.from({ length: 20 }, () => verifyPassword('wren sings', cheap))
  await Promise.resolve()

  expect(asked).toHaveLength(4)

  await Promise.all(checks)

  expect(asked).toHaveLength(20)
})
