import { words } from './words.ts'

/** The day of a moment where there is no reader whose time zone would be known: in UTC. */
export function dateOf(at: number): string {
  const { time } = words()
  const day = new Date(at)
  return time.date(day.getUTCDate(), time.months[day.getUTCMonth()] ?? '', day.getUTCFullYear())
}
