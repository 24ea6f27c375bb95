import { useLocale } from '#app/_i18n/locale.ts'

/** A count as people read it: 987, 12,345 and from a hundred thousand on 1.2M. */
export function useCount(count: number): string {
  const locale = useLocale()
  const short: Intl.NumberFormatOptions = { notation: 'compact', maximumFractionDigits: 1 }
  return new Intl.NumberFormat(locale, count < 100_000 ? {} : short).format(count)
}
