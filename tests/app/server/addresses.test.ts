import { expect, test } from 'vitest'
import { wayHome } from '#app/_server/home.ts'
import { pathOf, targetFault } from '#app/_server/target.ts'

const home = new URL('http://localhost:3000')

test.each([
  ['127.0.0.1:3000', home, 'http://localhost:3000/a?b'],
  ['[::1]:3000', home, 'http://localhost:3000/a?b'],
  ['localhost:3000', home, undefined],
  ['localhost:8080', home, undefined],
  ['evil.test:3000', home, undefined],
  ['127.0.0.1.evil.test:3000', home, undefined],
  ['a@127.0.0.1:3000', home, 'http://localhost:3000/a?b'],
  [' ', home, undefined],
  [undefined, home, undefined],
  ['127.0.0.1:3000', new URL('https://pipit.test'), undefined],
])('a visitor of %s', (host, origin, way) => {
  expect(wayHome(host, '/a?b', origin)).toBe(way)
})

test.each([
  ['/', undefined],
  ['/@ada/7392?x=%', undefined],
  ['/%40ada', undefined],
  ['/caf%C3%A9', undefined],
  ['/%', 400],
  ['/%zz', 400],
  ['/%00', 400],
  ['/a%0d%0ab', 400],
  ['/%ff', 400],
  ['http://evil.test/', 400],
  ['*', 400],
  ['', 400],
  [`/${'a'.repeat(8192)}`, 414],
  [`/?${'a'.repeat(8192)}`, 414],
])('the target %s', (target, fault) => {
  expect(targetFault(target)).toBe(fault)
})

test('the path ends where the query begins', () => {
  expect(pathOf('/a?b?c')).toBe('/a')
})
