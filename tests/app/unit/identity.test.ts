import { expect, test } from 'vitest'
import { githubIdentity, openIdIdentity } from '#app/_auth/doors/identity.ts'

test('an OpenID Connect provider tells who somebody is', () => {
  expect(
    openIdIdentity({
      sub: '7',
      name: 'Ada Marsh',
      preferred_username: 'ada',
      email: 'Ada@Example.org',
      email_verified: true,
    }),
  ).toEqual({ id: '7', name: 'Ada Marsh', email: 'ada@example.org', handles: ['ada', 'Ada Marsh'] })
})

test.each([
  [true, 'ada@example.org'],
  ['true', 'ada@example.org'],
  [false, undefined],
  ['false', undefined],
  [undefined, undefined],
  [1, undefined],
])('an address counts only when it is verified: %j', (verified, email) => {
  expect(openIdIdentity({ sub: '7', email: 'ada@example.org', email_verified: verified })?.email).toBe(email)
})

test.each([undefined, '', 7, null, 'x'.repeat(1025)])('nobody is called %j', (sub) => {
  expect(openIdIdentity({ sub, name: 'Ada' })).toBeUndefined()
})

test.each(['not an address', 7, 'ada@localhost'])('%j is no address, verified or not', (email) => {
  expect(openIdIdentity({ sub: '7', email, email_verified: true })?.email).toBeUndefined()
})

test('GitHub tells a number, a login, and addresses of which the first that is verified counts', () => {
  const user = { id: 7, login: 'ada-m', name: null, email: 'public@example.org' }

  expect(
    githubIdentity({
      ...user,
      addresses: [
        { email: 'old@example.org', primary: false, verified: true },
        { email: 'ada@example.org', primary: true, verified: true },
      ],
    }),
  ).toEqual({ id: '7', name: '', email: 'ada@example.org', handles: ['ada-m'] })
})

test.each([
  [undefined],
  [{ message: 'Requires authentication' }],
  [[]],
  [[{ email: 'ada@example.org', primary: true, verified: false }]],
  [[{ email: 'ada@example.org', primary: true }]],
  [[null, 'ada@example.org']],
])('of GitHub’s addresses %j none counts, the public one neither', (addresses) => {
  expect(githubIdentity({ id: 7, login: 'ada', email: 'ada@example.org', addresses })?.email).toBeUndefined()
})

test.each(['7', undefined, null])('a GitHub user has a number, not %j', (id) => {
  expect(githubIdentity({ id, login: 'ada' })).toBeUndefined()
})
