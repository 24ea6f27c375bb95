import { ConfigurationError } from '../../dialect/index.ts'
import type { Applied } from '../../dialect/migrator.ts'
import { readDown } from './down-file.ts'
import type { Migration } from './journal.ts'
import { pendingOf } from './pending.ts'
import { nameOf, placeOf } from './revision.ts'
import { statementsOf } from './statements.ts'

/** One revision further, or one back. */
export type Step = Applied & { tag: string; direction: 'up' | 'down'; statements: string[] }

/** Where the database stands. Throws as `pendingOf` does when it and the code disagree about the past. */
export const currentPlace = (migrations: Migration[], applied: Applied[]): number =>
  migrations.length - pendingOf(migrations, applied).length - 1

/**
 * The steps from what is applied up to a revision, which is part of it. Throws a ConfigurationError when there is
 * no such revision, or it lies behind.
 */
export function upgradeSteps(migrations: Migration[], applied: Applied[], target: string): Step[] {
  const [from, to] = [currentPlace(migrations, applied), placeOf(target, migrations)]
  if (to < from)
    throw new ConfigurationError(
      `the database is at ${nameOf(from, migrations)}, later than ${nameOf(to, migrations)}: ` +
        `npm run db:downgrade -- ${nameOf(to, migrations)} goes back`,
    )
  return migrations
    .slice(from + 1, to + 1)
    .map((migration) => ({ ...migration, direction: 'up', statements: statementsOf(migration) }))
}

/**
 * The steps from what is applied back to a revision, which stays. Throws a ConfigurationError when there is no such
 * revision, it is not reached yet, or a file that leads back is missing or not written.
 */
export function downgradeSteps(
  folder: string,
  migrations: Migration[],
  applied: Applied[],
  target: string,
): Step[] {
  const [from, to] = [currentPlace(migrations, applied), placeOf(target, migrations)]
  if (to > from)
    throw new ConfigurationError(
      `the database is at ${nameOf(from, migrations)}, which is not as far as ${nameOf(to, migrations)}: ` +
        `npm run db:upgrade -- ${nameOf(to, migrations)} goes there`,
    )
  return migrations
    .slice(to + 1, from + 1)
    .reverse()
    .map(({ tag, when, hash }) => {
      const statements = statementsOf({ tag: `${tag}.down`, statements: readDown(folder, tag) })
      return { tag, when, hash, direction: 'down', statements }
    })
}

/**
 * The revision that `-N` means: N before where the database stands now. Anything else is what it says. Throws a
 * ConfigurationError when fewer are applied.
 */
export function fixedTarget(migrations: Migration[], applied: Applied[], target: string): string {
  const back = /^-(\d+)$/.exec(target)?.[1]
  if (back === undefined) return target
  const steps = Number(back)
  const from = currentPlace(migrations, applied)
  if (steps < 1) throw new ConfigurationError(`"${target}" goes nowhere: -1 is one revision back`)
  if (steps > from + 1) throw new ConfigurationError(tooFar(steps, from + 1))
  return nameOf(from - steps, migrations)
}

function tooFar(wanted: number, there: number): string {
  if (there === 0) return 'no revision is applied, so there is none to go back from'
  return `cannot go back ${wanted}, only ${there} ${there === 1 ? 'revision is' : 'revisions are'} applied; "base" goes back before the first`
}
