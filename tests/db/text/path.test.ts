import fc from 'fast-check'
import { expect, test } from 'vitest'
import { safePath } from '#db/text/path.ts'

test.each(['/', '/@ada', '/search?q=a%20b&page=2', '/@ada/7392#reply', '/a//b', '/a?next=//evil.example'])(
  'a person may be sent back to %s',
  (path) => {
    expect(safePath(path)).toBe(path)
  },
)

test('a path is answered as a browser would ask for it', () => {
  expect(safePath('/tags/日本')).toBe('/tags/%E6%97%A5%E6%9C%AC')
  expect(safePath('/a/../b')).toBe('/b')
})

test.each([
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  'evil.example',
  '',
  ' /home',
  '/\t/evil.example',
  '/\n/evil.example',
  '/\r\nLocation: https://evil.example',
  '/.//evil.example',
  '/..//evil.example',
  '/a/..//evil.example',
  '/.\\/evil.example',
  '/%2e//evil.example',
  '/.//pipit.invalid/a',
  '/\u0000',
  '/a\u0085',
  `/${'a'.repeat(2_048)}`,
  ['/home'],
  undefined,
  null,
  7,
])('a person is not sent to %j', (raw) => {
  expect(safePath(raw, '/home')).toBe('/home')
})

test('whatever is asked for, a person stays here', () => {
  const pieces = fc.constantFrom(
    '/',
    '\\',
    '.',
    '..',
    '%2e',
    '%2f',
    'evil.example',
    '@',
    ':',
    '?',
    '#',
    '\t',
    'a',
  )
  fc.assert(
    fc.property(
      fc.array(pieces).map((all) => `/${all.join('')}`),
      (raw) => {
        expect(new URL(safePath(raw), 'https://own.example').origin).toBe('https://own.example')
      },
    ),
    { numRuns: 2_000 },
  )
})
