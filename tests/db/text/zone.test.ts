import { expect, test } from 'vitest'
import { dayOf, isZone, zonedText, zonedTime } from '#db/text/zone.ts'

const at = (text: string, zone: string) => zonedTime(text, zone)?.toISOString()

test.each([
  ['2026-11-25T09:30', 'UTC', '2026-11-25T09:30:00.000Z'],
  ['2026-11-25T09:30', 'Europe/Berlin', '2026-11-25T08:30:00.000Z'],
  ['2026-07-25T09:30', 'Europe/Berlin', '2026-07-25T07:30:00.000Z'],
  ['2026-11-25T09:30', 'Asia/Kolkata', '2026-11-25T04:00:00.000Z'],
  ['2026-11-25T00:10', 'Pacific/Kiritimati', '2026-11-24T10:10:00.000Z'],
  ['2026-11-24T23:50', 'Pacific/Pago_Pago', '2026-11-25T10:50:00.000Z'],
  // Set forward from 2 to 3: half past two is shown by no clock.
  ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30:00.000Z'],
  ['2026-03-08T02:30', 'America/New_York', '2026-03-08T07:30:00.000Z'],
  // Set back from 3 to 2: half past two comes twice.
  ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30:00.000Z'],
  ['2026-11-01T01:30', 'America/New_York', '2026-11-01T05:30:00.000Z'],
  // By half an hour only.
  ['2026-04-05T01:45', 'Australia/Lord_Howe', '2026-04-04T14:45:00.000Z'],
])('%s in %s is %s', (text, zone, moment) => {
  expect(at(text, zone)).toBe(moment)
})

test.each(['', '2026-02-30T10:00', '2026-13-01T10:00', '2026-11-25', '2026-11-25T25:00', 'now'])(
  '"%s" is no time',
  (text) => {
    expect(zonedTime(text, 'UTC')).toBeUndefined()
  },
)

test('a moment is written as it is read', () => {
  for (const zone of ['UTC', 'Asia/Kolkata', 'America/St_Johns'])
    expect(zonedTime(zonedText(Date.UTC(2026, 5, 1, 12), zone), zone)?.getTime()).toBe(
      Date.UTC(2026, 5, 1, 12),
    )
})

test('a day has as many hours as the clocks let it have', () => {
  const hours = (date: string) => {
    const { from, to } = dayOf(new Date(date), 'Europe/Berlin')
    return (to.getTime() - from.getTime()) / 3_600_000
  }
  expect(hours('2026-11-25T12:00Z')).toBe(24)
  expect(hours('2026-03-29T12:00Z')).toBe(23)
  expect(hours('2026-10-25T12:00Z')).toBe(25)
  expect(dayOf(new Date('2026-11-25T23:30Z'), 'Europe/Berlin').from.toISOString()).toBe(
    '2026-11-25T23:00:00.000Z',
  )
})

test('only zones that there are are zones', () => {
  expect(isZone('Europe/Berlin')).toBe(true)
  expect(isZone('Middle/Earth')).toBe(false)
  expect(isZone('')).toBe(false)
})
