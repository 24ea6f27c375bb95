import { ConfigurationError } from '../../dialect/index.ts'
import type { Applied } from '../../dialect/migrator.ts'
import type { Migration } from './journal.ts'

/**
 * Which migrations the database still needs, oldest first. Throws a ConfigurationError when the database and
 * the code disagree about the past: it was migrated by a newer release, or an old migration was changed.
 */
export function pendingOf(migrations: Migration[], applied: Applied[]): Migration[] {
  const newest = migrations.at(-1)?.when ?? 0
  for (const { when, hash } of applied) {
    const known = migrations.find((migration) => migration.when === when)
    if (known?.hash === hash) continue
    if (known) throw new ConfigurationError(`migration ${known.tag} was changed after this database took it`)
    const day = new Date(when).toISOString().slice(0, 10)
    throw new ConfigurationError(
      when > newest
        ? `the database is newer than this Pipit: it has a migration of ${day} that this release does not know`
        : `the database has a migration of ${day} that this Pipit does not know: it belongs to another release`,
    )
  }
  const latest = Math.max(0, ...applied.map(({ when }) => when))
  const pending = migrations.filter(({ when }) => !applied.some((row) => row.when === when))
  const late = pending.find(({ when }) => when <= latest)
  if (late)
    throw new ConfigurationError(
      `migration ${late.tag} is older than the newest one this database has: generate it again`,
    )
  return pending
}
