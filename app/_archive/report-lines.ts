import { words } from '#app/_i18n/words.ts'
import type { ArchiveReport } from '#db/schema/archives.ts'

/** What came of an import, a line each: what was brought, and what was left out and why. */
export function reportLines({ counts }: ArchiveReport): { brought: string[]; left: string[] } {
  const { counted, reasons } = words().archive
  const entries = Object.entries(counts)
  return {
    brought: entries.flatMap(([what, count]) => counted[what]?.(count) ?? []),
    left: entries.flatMap(([what, count]) => {
      const [, why = ''] = /^skipped\.(\w+)$/.exec(what) ?? []
      return reasons[why] ? `${count}: ${reasons[why]}` : []
    }),
  }
}

/** The same as a text, with what was left out by name. */
export function reportText(report: ArchiveReport): string {
  const { reasons } = words().archive
  const { brought, left } = reportLines(report)
  const named = report.skipped.map(({ what, why }) => `${what.replace(/\s+/g, ' ')}: ${reasons[why] ?? why}`)
  return [...brought, '', ...left, '', ...named, ''].join('\n')
}
