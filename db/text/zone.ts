/*
 * Moments as somebody means them who looks at the clock on their wall. The rules of the zones are those of the
 * platform (`Intl`, from the IANA time zone database).
 */

/** Whether the platform knows a time zone of this name. */
export function isZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return name !== ''
  } catch {
    return false
  }
}

/**
 * The moment at which a clock in that zone shows this, `2026-11-25T09:30` as forms write it; undefined for anything
 * that is no such time. What is shown twice, when clocks are set back, is the first; what is skipped, when they are
 * set forward, is as much later as they are set.
 */
export function zonedTime(text: string, zone: string): Date | undefined {
  const wall = wallOf(text)
  if (wall === undefined) return undefined
  const day = 86_400_000
  const [before, after] = [offsetAt(wall - day, zone), offsetAt(wall + day, zone)]
  const moments = [...new Set([wall - before, wall - after])].filter((at) => at + offsetAt(at, zone) === wall)
  return new Date(moments.length > 0 ? Math.min(...moments) : wall - before)
}

/** A moment as a form writes it, in that zone. */
export const zonedText = (at: number, zone: string): string =>
  new Date(at + offsetAt(at, zone)).toISOString().slice(0, 16)

/** When the day of a moment begins in that zone, and the next one. */
export function dayOf(at: Date, zone: string): { from: Date; to: Date } {
  const day = zonedText(at.getTime(), zone).slice(0, 10)
  const next = new Date(Date.parse(`${day}T00:00Z`) + 86_400_000).toISOString().slice(0, 10)
  return { from: zonedTime(`${day}T00:00`, zone) ?? at, to: zonedTime(`${next}T00:00`, zone) ?? at }
}

/** What the clock shows, as if it were that of Greenwich, in ms. */
function wallOf(text: string): number | undefined {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(text)) return undefined
  const wall = Date.parse(`${text}Z`)
  // 31 February is no day, although some parsers know which they would rather have.
  return !Number.isNaN(wall) && new Date(wall).toISOString().startsWith(text) ? wall : undefined
}

/** By how much a clock in that zone is ahead of that of Greenwich, in ms. */
function offsetAt(at: number, zone: string): number {
  const parts = new Map(
    formatOf(zone)
      .formatToParts(at)
      .map(({ type, value }) => [type, Number(value)]),
  )
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? 0
  const wall = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  )
  return wall - Math.floor(at / 1000) * 1000
}

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-u-nu-latn', {
    ...{ timeZone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  })
  formats.set(timeZone, format)
  return format
}
