import { closeDatabase } from '#db/client.ts'
import { refuseDamaged } from '#db/dialect/damage-sqlite.ts'
import { migrate } from '#db/tasks/migrate.ts'
import { ownerLink } from '#db/tasks/owner.ts'
import { ensureBuild } from './build.ts'
import type { Configuration, Mode } from './configuration.ts'
import { checkDirectories } from './directory.ts'
import { checkPort } from './listen.ts'
import type { Log } from './log.ts'
import { settleEnvironment } from './settle.ts'

/** What is seen to once, however many processes answer requests: answers the link for the owner, where nobody lives yet. */
export async function prepare(
  { root, dev }: Mode,
  configuration: Configuration,
  log: Log,
): Promise<string | undefined> {
  await checkDirectories(configuration.dataDirectory, configuration.databaseFile)
  if (configuration.databaseFile) refuseDamaged(configuration.databaseFile)
  await checkPort(configuration.hosts, configuration.port)
  await settleEnvironment(configuration)
  await updateDatabase(log)
  if (!dev) await ensureBuild(root, log)
  const link = await ownerLink(configuration.origin)
  // Whatever answers requests opens it for itself.
  await closeDatabase()
  return link
}

async function updateDatabase(log: Log) {
  const { applied } = await migrate()
  if (applied.length > 0)
    log.info({ event: 'migrate', applied }, `Brought the database up to date: ${applied.join(', ')}`)
}
