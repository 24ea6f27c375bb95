import { ConfigurationError, databaseAddress } from '../../dialect/index.ts'
import { downgrade, migrate } from '../migrate.ts'
import { headsOf } from './heads.ts'
import { history } from './history.ts'
import { migrationsFolder } from './journal.ts'
import { downgradeScript, upgradeScript } from './script.ts'
import { stamp } from './stamp.ts'
import { standing } from './standing.ts'
import { isStepBack, nothingMore, readRevision, readWish } from './words.ts'

/** `npm run db:upgrade`: answers what it applied, or with `--sql` the SQL that would. */
export async function upgradeCommand(args: string[]): Promise<string> {
  const { target = 'head', sql } = readWish(args)
  if (isStepBack(target))
    throw new ConfigurationError(`an upgrade goes forward: npm run db:downgrade -- ${target} goes back`)
  const { address, folder } = here()
  if (sql) return upgradeScript(address, folder, target)
  const { applied } = await migrate(address, folder, target)
  return [...applied.map((tag) => `applied ${tag}`), await standing(address, folder)].join('\n')
}

/** `npm run db:downgrade`: answers what it reverted, or with `--sql` the SQL that would. */
export async function downgradeCommand(args: string[]): Promise<string> {
  const { target = '-1', sql } = readWish(args)
  const { address, folder } = here()
  if (sql) return downgradeScript(address, folder, target)
  const { reverted } = await downgrade(address, folder, target)
  return [...reverted.map((tag) => `reverted ${tag}`), await standing(address, folder)].join('\n')
}

/** `npm run db:current`: where the database stands. */
export async function currentCommand(args: string[]): Promise<string> {
  nothingMore(args)
  const { address, folder } = here()
  return standing(address, folder)
}

/** `npm run db:history`: every revision, and which of them the database has. */
export async function historyCommand(args: string[]): Promise<string> {
  nothingMore(args)
  const { address, folder } = here()
  return history(address, folder)
}

/** `npm run db:heads`: the newest revision; several, should two have been generated side by side. */
export async function headsCommand(args: string[]): Promise<string> {
  nothingMore(args)
  const heads = headsOf(here().folder)
  return heads.length > 0 ? heads.map((tag) => `${tag} (head)`).join('\n') : 'there are no revisions yet'
}

/** `npm run db:stamp`: notes where the database stands, and changes nothing else. */
export async function stampCommand(args: string[]): Promise<string> {
  const { address, folder } = here()
  const tag = await stamp(address, folder, readRevision(args))
  return `stamped ${tag}: the tables are as they were`
}

function here() {
  const address = databaseAddress()
  return { address, folder: migrationsFolder(address.dialect) }
}
