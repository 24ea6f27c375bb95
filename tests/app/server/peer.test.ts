import { expect, test } from 'vitest'
import { clientAddress } from '#app/_server/peer.ts'

const proxy = '10.0.0.9'

test.each([
  // proxies trusted, socket, X-Forwarded-For, client
  [0, '203.0.113.7', undefined, '203.0.113.7'],
  [0, '203.0.113.7', '6.6.6.6', '203.0.113.7'],
  [1, proxy, '203.0.113.7', '203.0.113.7'],
  [1, proxy, '6.6.6.6, 203.0.113.7', '203.0.113.7'],
  [2, proxy, '6.6.6.6, 203.0.113.7, 10.0.0.8', '203.0.113.7'],
  [2, proxy, '203.0.113.7', '203.0.113.7'],
  [1, '203.0.113.7', undefined, '203.0.113.7'],
  [1, proxy, '6.6.6.6, 203.0.113.7:4711', '203.0.113.7'],
  [1, proxy, '[2001:db8::7]:4711', '2001:db8::7'],
  [1, proxy, '::ffff:203.0.113.7', '203.0.113.7'],
  [0, '::ffff:203.0.113.7', undefined, '203.0.113.7'],
  [0, 'fe80::1%eth0', undefined, 'fe80::1'],
  [1, proxy, '6.6.6.6, unknown', proxy],
  [1, proxy, '0x7f.1', proxy],
  [0, undefined, undefined, '0.0.0.0'],
])('behind %i proxies, socket %s, forwarded for %s: the client is %s', (proxies, socket, heard, client) => {
  expect(clientAddress(socket, heard, proxies)).toBe(client)
})
