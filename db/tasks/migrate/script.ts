import type { DatabaseAddress } from '../../dialect/index.ts'
import { appliedTo, bookkeepingOf } from './database.ts'
import { readMigrations } from './journal.ts'
import { downgradeSteps, fixedTarget, type Step, upgradeSteps } from './plan.ts'

/**
 * The SQL that `migrate` would run now, with what it writes into its books: one transaction to run by hand. It
 * cannot compare the rows, nor make a copy first. Throws as `migrate` does; touches nothing.
 */
export async function upgradeScript(
  address: DatabaseAddress,
  folder: string,
  target: string,
): Promise<string> {
  const applied = await appliedTo(address)
  return script(address, upgradeSteps(readMigrations(folder), applied, target))
}

/** The SQL that `downgrade` would run now, likewise. */
export async function downgradeScript(
  address: DatabaseAddress,
  folder: string,
  target: string,
): Promise<string> {
  const [migrations, applied] = [readMigrations(folder), await appliedTo(address)]
  const fixed = fixedTarget(migrations, applied, target)
  return script(address, downgradeSteps(folder, migrations, applied, fixed))
}

function script(address: DatabaseAddress, steps: Step[]): string {
  if (steps.length === 0) return '-- nothing to do'
  const { begin, make, record, forget, end } = bookkeepingOf(address)
  const ofStep = ({ tag, direction, statements, ...line }: Step) => [
    `-- ${direction === 'up' ? 'apply' : 'revert'} ${tag}`,
    ...statements.map(ended),
    ended(direction === 'up' ? record(line) : forget(line)),
  ]
  return [
    ...begin.map(ended),
    ...(steps[0]?.direction === 'up' ? make.map(ended) : []),
    ...steps.flatMap(ofStep),
    ...end.map(ended),
  ].join('\n')
}

/** With one semicolon, which no comment at the end may swallow. */
function ended(statement: string): string {
  const text = statement.trim().replace(/;$/, '')
  return text.split('\n').at(-1)?.includes('--') ? `${text}\n;` : `${text};`
}
