import { words } from '#app/_i18n/words.ts'
import { partsOf } from './time.tsx'

/** "22 Nov 2026", in the given zone. */
export function dayIn(zone: string, at: Date): string {
  const { time } = words()
  const { day, month, year } = partsOf(at.getTime(), zone)
  return time.date(day, time.months[month - 1] ?? '', year)
}
