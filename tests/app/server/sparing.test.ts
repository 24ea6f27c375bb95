import { pino } from 'pino'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Sparing } from '#app/_server/sparing.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

type Line = { event: string; address: string; count?: number }

function listening() {
  const lines: Line[] = []
  const log = pino({ base: undefined }, { write: (line: string) => void lines.push(JSON.parse(line)) })
  const sparing = new Sparing(log)
  const happen = (event: string, address: string) =>
    sparing.tell(event, address, () => log.warn({ event, address }))
  return { lines, happen }
}

const said = (lines: Line[]) => lines.map(({ event, address, count }) => [event, address, count])

test('what one address does over and over is told a few times, then as a number when the minute ends', () => {
  const { lines, happen } = listening()
  for (let i = 0; i < 100; i++) happen('denied', '192.0.2.7')
  happen('denied', '192.0.2.8')
  happen('printed', '192.0.2.7')
  expect(lines).toHaveLength(5)

  vi.advanceTimersByTime(60_000)

  expect(said(lines.slice(5))).toEqual([['denied', '192.0.2.7', 97]])
  happen('denied', '192.0.2.7')
  expect(said(lines.slice(6))).toEqual([['denied', '192.0.2.7', undefined]])
})

test('a household is counted, not each of its addresses', () => {
  const { lines, happen } = listening()
  for (let i = 0; i < 100; i++) happen('denied', `2001:db8:1:2::${i.toString(16)}`)

  expect(lines).toHaveLength(3)
})

test('so many addresses that they cannot be remembered are told as one', () => {
  const { lines, happen } = listening()
  for (let i = 0; i < 70_000; i++) happen('denied', `10.0.${i >> 8}.${i & 255}`)
  expect(lines).toHaveLength(1003)

  vi.advanceTimersByTime(60_000)

  expect(said(lines.slice(1003))).toEqual([['denied', 'others', 68_997]])
})
