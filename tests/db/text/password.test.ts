import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { commonWords, walks } from '#db/text/common-passwords.ts'
import { passwordProblem } from '#db/text/password.ts'

const ada = { handle: 'ada_lovelace', email: 'countess@analytical.example', site: 'thornbury.garden' }

describe('a good password is', () => {
  test.each([
    'correct horse battery staple',
    'kT9#mPq2vLx',
    'Öl, Brot & 3 Äpfel',
    '   spaces around   ',
    '🦆🐸🦊🐙🦉🐝🦋🐢🐬🦔',
    'вечером чай с мятой',
    '雨の日は本を読むに限るね',
    "my cat ate ada_lovelace's left shoe",
    'strawberry under the stairs',
    'kT9#strawberry',
    'blue83749601735',
    'x'.repeat(4) + 'quite a long sentence nobody says '.repeat(7),
  ])('%s', (password) => {
    expect(passwordProblem(password, ada)).toBeUndefined()
  })
})

test('it has 10 to 256 code points, 15 for admins', () => {
  expect(passwordProblem('kT9#mPq2v')).toEqual({ problem: 'too-short', least: 10 })
  expect(passwordProblem('🦆🐸🦊🐙🦉🐝🦋🐢🐬')).toEqual({ problem: 'too-short', least: 10 })
  expect(passwordProblem('kT9#mPq2vLx', { admin: true })).toEqual({ problem: 'too-short', least: 15 })
  expect(passwordProblem('kT9#mPq2vLx-4gH', { admin: true })).toBeUndefined()
  expect(passwordProblem('kT9#mPq2vLx '.repeat(22))).toEqual({ problem: 'too-long', most: 256 })
  expect(passwordProblem('a'.repeat(1_000_000))).toEqual({ problem: 'too-long', most: 256 })
})

test('it is text', () => {
  expect(passwordProblem(undefined)).toEqual({ problem: 'not-text' })
  expect(passwordProblem(['kT9#mPq2vLx'])).toEqual({ problem: 'not-text' })
  expect(passwordProblem('kT9#mPq2vLx\ud800')).toEqual({ problem: 'malformed' })
})

describe('these are guessed first:', () => {
  test.each([
    'password123',
    'Password2024!',
    'P@ssw0rd!!',
    'p455w0rd1234',
    'passwordpassword',
    '1234567890',
    '9876543210',
    '0612345678',
    '19700101000000',
    'qwertyuiop',
    'QWERTYUIOP',
    'qwerty12345',
    '1q2w3e4r5t',
    '1qaz2wsx3edc',
    'zaq12wsxcde3',
    'asdfghjkl;',
    'abcdefghij',
    'abcabcabcabc',
    'aaaaaaaaaa',
    'ababababab',
    'iloveyou123',
    'iloveyoubaby',
    'letmeinplease',
    'changeme2025',
    'administrator',
    'dragonmonkey',
    'michael1987',
    'liverpool1',
    'sommer2023!',
    'йцукенгшщз',
    'contraseña1',
    'ｐａｓｓｗｏｒｄ１２',
    'x7x7x7x7x7x7',
    'strawberry',
    'Strawberry!',
    'cheesecake',
    'blackberry',
    'undertaker',
    'cinderella',
    'Cinderella2019!',
    'harrypotter',
    'mickeymouse',
    'enterprise',
    'tinkerbell',
    't1nkerb3ll_19840611',
    'goldfinger',
    'letmeinnow',
    'bubblegum1',
    'blink182182',
    '!!blink182!!',
    '123 strawberry',
    'sunflower-sunflower',
    'bluebirdbluebirdbluebird',
  ])('%s', (password) => {
    expect(passwordProblem(password)).toEqual({ problem: 'common' })
  })
})

describe('these are guessed by anyone who knows the account:', () => {
  test.each([
    'ada_lovelace',
    'Ada_Lovelace1',
    'lovelace2024!',
    'countess1815',
    'countess@analytical.example',
    'thornbury.garden',
    'thornbury1!',
  ])('%s', (password) => {
    expect(passwordProblem(password, ada)).toEqual({ problem: 'personal' })
  })
})

test('the words are small, and the walks too, or nothing would match them', () => {
  for (const piece of [...commonWords, ...walks]) expect(piece).toBe(piece.toLowerCase().normalize('NFKC'))
})

test('nothing makes it throw or take long', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), fc.string(), (password, handle) => {
      passwordProblem(password, { handle, email: `${handle}@example.com` })
    }),
  )
})
