import { expect, test } from 'vitest'
import { isPublicAddress, liesIn } from '#app/_outside/public-address.ts'

/** The first and the last address of each range that is nobody's, and their neighbours outside. */
const ours = `
  0.0.0.0 0.255.255.255 10.0.0.0 10.255.255.255 100.64.0.0 100.127.255.255 127.0.0.1 127.255.255.255
  169.254.0.0 169.254.169.254 169.254.255.255 172.16.0.0 172.31.255.255 192.0.0.0 192.0.0.255 192.0.2.0
  192.0.2.255 192.88.99.1 192.168.0.0 192.168.255.255 198.18.0.0 198.19.255.255 198.51.100.7 203.0.113.7
  224.0.0.0 239.255.255.255 240.0.0.0 255.255.255.255
  :: ::1 ::2 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:0:127.0.0.1 64:ff9b::7f00:1 64:ff9b::a00:1 64:ff9b:1::1
  2002:7f00:1:: 2002:a00:1:: 2002:c0a8:101:: 2001:: 2001:1ff:ffff:: 2001:db8:: 2001:db8:ffff:: 3fff::1
  fc00::1 fdff:: fe80::1 fe80::1%eth0 febf:: fec0::1 ff02::1 100::1 5f00::1
`
const everybodys = `
  1.0.0.0 9.255.255.255 11.0.0.0 100.63.255.255 100.128.0.0 126.255.255.255 128.0.0.0 169.253.255.255 169.255.0.0
  172.15.255.255 172.32.0.0 192.0.1.0 192.0.3.0 192.167.255.255 192.169.0.0 198.17.255.255 198.20.0.0 198.51.99.255
  203.0.112.255 203.0.114.0 223.255.255.255 93.184.216.34
  2001:200:: 2000::1 2606:4700::1111 2a00:1450:4001::1 ::ffff:93.184.216.34 64:ff9b::5db8:d822 2002:5db8:d822::1
`
const words = (list: string) => list.trim().split(/\s+/)

test.each(words(ours))('%s is not everybody’s', (address) => {
  expect(isPublicAddress(address)).toBe(false)
})

test.each(words(everybodys))('%s is everybody’s', (address) => {
  expect(isPublicAddress(address)).toBe(true)
})

test.each(['', 'example.org', '999.1.1.1', '1.2.3', ':::'])('"%s" is no address', (text) => {
  expect(isPublicAddress(text)).toBe(false)
})

test('a list of ranges holds what lies in any of them, whatever else it says', () => {
  expect(liesIn('127.0.0.1', '10.0.0.0/8, 127.0.0.0/8')).toBe(true)
  expect(liesIn('::1', '::1/128')).toBe(true)
  expect(liesIn('127.0.0.1', '')).toBe(false)
  expect(liesIn('127.0.0.1', 'everything')).toBe(false)
  expect(liesIn('localhost', '127.0.0.0/8')).toBe(false)
})
