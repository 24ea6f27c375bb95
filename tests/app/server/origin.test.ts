import { expect, test } from 'vitest'
import { isOwnOrigin, isTokenCall } from '#app/_server/origin.ts'

const ours = 'https://pipit.test'

const headers =
  (values: Record<string, string>) =>
  (name: string): string | null =>
    values[name] ?? null

test.each([
  ['GET', {}, true],
  ['HEAD', { origin: 'https://evil.test' }, true],
  ['POST', {}, false],
  ['POST', { origin: ours }, true],
  ['POST', { origin: ours, 'sec-fetch-site': 'same-origin' }, true],
  ['POST', { 'sec-fetch-site': 'same-origin' }, true],
  ['POST', { 'sec-fetch-site': 'same-site' }, false],
  ['POST', { 'sec-fetch-site': 'cross-site' }, false],
  ['POST', { 'sec-fetch-site': 'none' }, false],
  ['POST', { origin: 'null', 'sec-fetch-site': 'same-origin' }, false],
  ['POST', { origin: '', 'sec-fetch-site': 'same-origin' }, false],
  ['POST', { origin: 'https://evil.test', 'sec-fetch-site': 'same-origin' }, false],
  ['POST', { origin: 'http://pipit.test' }, false],
  ['POST', { origin: 'https://pipit.test:8443' }, false],
  ['POST', { origin: 'https://pipit.test.evil.test' }, false],
  ['DELETE', { origin: 'https://sub.pipit.test' }, false],
  ['PUT', { referer: ours }, false],
  ['get', {}, false],
])('%s with %o: %s', (method, values, allowed) => {
  expect(isOwnOrigin(method, headers(values as Record<string, string>), ours)).toBe(allowed)
})

test('a program with a token and no cookie may come from anywhere, but to the API only', () => {
  const token = { authorization: 'Bearer pipit_x' }

  expect(isTokenCall('/api/v1/statuses', headers(token))).toBe(true)
  expect(isTokenCall('/api/v1/statuses', headers({ ...token, cookie: 'a=b' }))).toBe(false)
  expect(isTokenCall('/settings', headers(token))).toBe(false)
  expect(isTokenCall('/api/v1/statuses', headers({ authorization: 'Basic x' }))).toBe(false)
})
