import { useLocale } from '#app/_i18n/locale.ts'

/** A count as people read it: 987, 12,345 and from a hundred thousand on 1.2M. */
export function useCount(count: number): string {
  return formatOf(useLocale(), count >= 100_000).format(count)
}

// Making one takes longer than a row of a timeline does.
const formats = new Map<string, Intl.NumberFormat>()

function formatOf(locale: string, isShort: boolean): Intl.NumberFormat {
  const known = formats.get(locale + isShort)
  if (known) return known
  const format = new Intl.NumberFormat(
    locale,
    isShort ? { notation: 'compact', maximumFractionDigits: 1 } : {},
  )
  formats.set(locale + isShort, format)
  return format
}
