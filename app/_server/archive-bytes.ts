import { archive } from '#db/text/limits.ts'

/** How many bytes an archive may have that somebody brings: `ARCHIVE_MEGABYTES`, or the usual. */
export function archiveBytes(env: NodeJS.ProcessEnv = process.env): number {
  const text = env.ARCHIVE_MEGABYTES?.trim() ?? ''
  return /^\d{1,9}$/.test(text) ? Number(text) * 1024 * 1024 : archive.bytes
}

/** 1.5 GB, 12 MB, 3 kB. */
export function sizeWords(bytes: number): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const
  const step = Math.min(
    units.length - 1,
    Math.max(0, Math.floor(Math.log(Math.max(1, bytes)) / Math.log(1024))),
  )
  const style = { style: 'unit', unit: units[step], maximumFractionDigits: 1 } as const
  return new Intl.NumberFormat('en', style).format(bytes / 1024 ** step)
}
