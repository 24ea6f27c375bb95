import { useTimeWords } from '#app/_i18n/time-words.ts'

/** The moment a page was made and the reader's time zone: props, so that server and browser write the same. */
export type Clock = { now: number; zone: string }

/** How long ago, short ("12m"), then the day; the full date on hovering. */
export function Ago({ at, now, zone }: Clock & { at: number }) {
  return (
    <time dateTime={toTheMinute(at)} title={useFullDate(at, zone)}>
      {useAgo(at, { now, zone })}
    </time>
  )
}

// As exact as what it says in full, and shorter: it is in every row.
const toTheMinute = (at: number) => `${new Date(at).toISOString().slice(0, 16)}Z`

/** Date and time of day in full. */
export function FullDate({ at, zone }: { at: number; zone: string }) {
  return <time dateTime={new Date(at).toISOString()}>{useFullDate(at, zone)}</time>
}

/** The text of `Ago`. */
export function useAgo(at: number, { now, zone }: Clock): string {
  const time = useTimeWords()
  const minutes = Math.floor(Math.max(0, now - at) / 60_000)
  if (minutes < 1) return time.now
  if (minutes < 60) return time.minutes(minutes)
  if (minutes < 24 * 60) return time.hours(Math.floor(minutes / 60))
  if (minutes < 7 * 24 * 60) return time.days(Math.floor(minutes / (24 * 60)))
  const [then, today] = [partsOf(at, zone), partsOf(now, zone)]
  const month = time.months[then.month - 1] ?? ''
  return then.year === today.year ? time.day(then.day, month) : time.date(then.day, month, then.year)
}

/** "22 Nov 2026, 14:05", in the given zone. */
export function useFullDate(at: number, zone: string): string {
  const time = useTimeWords()
  const { day, month, year, hour, minute } = partsOf(at, zone)
  return time.full(time.date(day, time.months[month - 1] ?? '', year), `${pad(hour)}:${pad(minute)}`)
}

const pad = (value: number) => String(value).padStart(2, '0')

// Numbers only: the languages' own formats differ between the server's ICU and the browser's.
const formats = new Map<string, Intl.DateTimeFormat>()

export function partsOf(at: number, zone: string) {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-u-nu-latn', {
      timeZone: zone,
      hourCycle: 'h23',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    })
    formats.set(zone, format)
  }
  const parts = new Map(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const part = (name: Intl.DateTimeFormatPartTypes) => parts.get(name) ?? 0
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
  }
}
