import { expect, test } from 'vitest'
import { targetOf } from '#app/_outside/target.ts'

const settings = { ownHost: 'pipit.example.org', allowed: '' }
const to = (address: string, more = {}) => targetOf(new URL(address), { ...settings, ...more })

test.each([
  'ftp://93.184.216.34/',
  'file:///etc/passwd',
  'http://ada:secret@93.184.216.34/',
  'http://93.184.216.34:8080/',
  'https://93.184.216.34:22/',
  'http://pipit.example.org/',
  'http://localhost/',
  'http://router/',
  'http://printer.local/',
  'http://db.internal/',
  'http://db.internal./',
  'http://127.0.0.1/',
  'http://2130706433/',
  'http://0x7f000001/',
  'http://0177.0.0.1/',
  'http://127.1/',
  'http://[::1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[fe80::1]/',
])('nobody is asked at %s', async (address) => {
  expect(await to(address)).toBeUndefined()
})

test('an address of everybody’s is asked as it is', async () => {
  expect(await to('https://93.184.216.34/a?b')).toEqual({ address: '93.184.216.34', family: 4 })
  expect(await to('http://[2606:4700::1111]/')).toEqual({ address: '2606:4700::1111', family: 6 })
})

test.each([
  [['93.184.216.34', '2606:4700::1111'], '93.184.216.34'],
  [['93.184.216.34', '10.0.0.1'], undefined],
  [['::1', '93.184.216.34'], undefined],
  [['169.254.169.254'], undefined],
])('a name with the addresses %s leads to %s', async (addresses, address) => {
  const found = addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))
  const target = await targetOf(new URL('https://wren.example.org/'), settings, async () => found)

  expect(target?.address).toBe(address)
})

test('what was allowed for a test is asked at any port, and nothing else', async () => {
  expect(await to('http://127.0.0.1:4242/', { allowed: '127.0.0.0/8' })).toMatchObject({ family: 4 })
  expect(await to('http://10.0.0.1:4242/', { allowed: '127.0.0.0/8' })).toBeUndefined()
})
