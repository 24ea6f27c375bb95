import { expect, test } from 'vitest'
import { Footfall } from '#app/_server/footfall.ts'
import { household } from '#app/_server/household.ts'
import { rateOf } from '#app/_server/rate.ts'

test('a household that asks for too many pages is told how long to wait, and may come back then', () => {
  const footfall = new Footfall({ count: 2, seconds: 300 })

  const waits = [0, 1000, 2000, 300_000].map((now) => footfall.count('192.0.2.7', now))

  expect(waits).toEqual([0, 0, 298, 0])
})

test('households do not count for each other, the addresses of one IPv6 network do', () => {
  const footfall = new Footfall({ count: 1, seconds: 60 })
  footfall.count('2001:db8:1:2::1', 0)

  expect(footfall.count('2001:db8:1:3::1', 0)).toBe(0)
  expect(footfall.count('192.0.2.8', 0)).toBe(0)
  expect(footfall.count('2001:db8:1:2:ffff::9', 0)).toBe(60)
})

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:0db8:0001:0002::6', '2001:db8:1:2::/64'],
  ['2001:db8::6', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
])('%s is counted as %s', (address, counted) => {
  expect(household(address)).toBe(counted)
})

test('an operator changes a limit, and one that cannot be read stays as it was', () => {
  expect(rateOf('signInAccount', { NODE_ENV: 'test', LIMIT_SIGN_IN_ACCOUNT: '3/60' })).toEqual({
    count: 3,
    seconds: 60,
  })
  expect(rateOf('signUp', { NODE_ENV: 'test', LIMIT_SIGN_UP: 'many' })).toEqual({ count: 5, seconds: 1800 })
})
