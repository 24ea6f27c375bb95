import { ConfigurationError, databaseAddress } from '../../dialect/index.ts'
import { downgrade, migrate } from '../migrate.ts'
import { migrationsFolder } from './journal.ts'
import { downgradeScript, upgradeScript } from './script.ts'
import { standing } from './standing.ts'
import { isStepBack, readWish } from './words.ts'

/** `npm run db:upgrade`: answers what it applied, or with `--sql` the SQL that would. */
export async function upgradeCommand(args: string[]): Promise<string> {
  const { target = 'head', sql } = readWish(args)
  if (isStepBack(target))
    throw new ConfigurationError(`an upgrade goes forward: npm run db:downgrade -- ${target} goes back`)
  const address = databaseAddress()
  const folder = migrationsFolder(address.dialect)
  if (sql) return upgradeScript(address, folder, target)
  const { applied } = await migrate(address, folder, target)
  return [...applied.map((tag) => `applied ${tag}`), await standing(address, folder)].join('\n')
}

/** `npm run db:downgrade`: answers what it reverted, or with `--sql` the SQL that would. */
export async function downgradeCommand(args: string[]): Promise<string> {
  const { target = '-1', sql } = readWish(args)
  const address = databaseAddress()
  const folder = migrationsFolder(address.dialect)
  if (sql) return downgradeScript(address, folder, target)
  const { reverted } = await downgrade(address, folder, target)
  return [...reverted.map((tag) => `reverted ${tag}`), await standing(address, folder)].join('\n')
}
