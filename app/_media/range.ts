/** A part of a file as a request names it: from a byte on, up to a byte, or the last so many. */
export type Wanted = { from: number; to?: number } | { last: number }

/** The first and the last byte of a part. */
export type Span = { start: number; end: number }

/** The one part a Range header asks for; undefined for none, for several and for what cannot be read (RFC 9110, 14.2). */
export function parseRange(header: string | null): Wanted | undefined {
  const [, from = '', to = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header?.trim() ?? '') ?? []
  if (from === '') return to === '' ? undefined : { last: Number(to) }
  if (to === '') return { from: Number(from) }
  return Number(to) < Number(from) ? undefined : { from: Number(from), to: Number(to) }
}

/** Which bytes of a file of this size are meant; undefined when there are none. */
export function spanOf(wanted: Wanted | undefined, size: number): Span | undefined {
  if (!wanted) return { start: 0, end: size - 1 }
  if ('last' in wanted)
    return wanted.last > 0 ? { start: Math.max(0, size - wanted.last), end: size - 1 } : undefined
  if (wanted.from >= size) return undefined
  return { start: wanted.from, end: Math.min(wanted.to ?? size - 1, size - 1) }
}
