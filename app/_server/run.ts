import cluster from 'node:cluster'
import { listen } from '#db/bus.ts'
import { closeDatabase } from '#db/client.ts'
import { refuseDamaged } from '#db/dialect/damage-sqlite.ts'
import { dialect } from '#db/dialect/index.ts'
import { migrate } from '#db/tasks/migrate.ts'
import { ownerLink } from '#db/tasks/owner.ts'
import { ensureBuild } from './build.ts'
import { carryHappenings } from './carry-happenings.ts'
import { type Configuration, readConfiguration } from './configuration.ts'
import { checkDirectories } from './directory.ts'
import { surviveFaults } from './faults.ts'
import { greetOwner } from './greeting.ts'
import { checkPort } from './listen.ts'
import { createLog, type Log } from './log.ts'
import { processCount } from './process-count.ts'
import { reportSlow } from './report-slow.ts'
import { overhearConsole } from './reported.ts'
import { actionsKey, keptSecret } from './secret.ts'
import { serve } from './serve.ts'
import { supervise } from './supervise.ts'

type Mode = { root: string; dev: boolean }

/** Everything from checking the configuration to answering requests, in the order in which it can go wrong. */
export async function run({ root, dev }: Mode) {
  const configuration = readConfiguration(process.env)
  const log = createLog(configuration.logLevel)
  // Whoever started this process has seen to all that is seen to once.
  if (cluster.isWorker) return open({ root, dev }, configuration, log)
  await checkDirectories(configuration.dataDirectory, configuration.databaseFile)
  if (configuration.databaseFile) refuseDamaged(configuration.databaseFile)
  await checkPort(configuration.hosts, configuration.port)
  await settleEnvironment(configuration)
  await updateDatabase(log)
  if (!dev) await ensureBuild(root, log)
  const { origin, hosts, port } = configuration
  const link = await ownerLink(origin)
  // Whatever answers requests opens it for itself.
  await closeDatabase()
  const processes = dev ? 1 : processCount()
  if (processes > 1) await supervise(processes, log)
  else await open({ root, dev }, configuration, log)
  log.info({ event: 'listen', origin, hosts, port, processes }, `Pipit is ready at ${origin}`)
  if (link) greetOwner(link)
}

/** Whoever counts, where somebody may ask. */
async function metricsOf({ databaseFile, metricsToken: token }: Configuration) {
  if (!token) return undefined
  const { Metrics } = await import('./metrics.ts')
  return new Metrics({ token, databaseFile, processes: Number(process.env.PIPIT_PROCESSES) || 1 })
}

/** What Next and next-auth read from the environment, made true. */
async function settleEnvironment({ origin, dataDirectory, makesSecret }: Configuration) {
  const { env } = process
  if (makesSecret) env.AUTH_SECRET = await keptSecret(dataDirectory)
  env.AUTH_URL = origin
  env.AUTH_TRUST_HOST = 'true'
  // What our server says of a request is believed where it runs; elsewhere anyone could say it.
  env.PIPIT_SERVER = '1'
  env.NEXT_SERVER_ACTIONS_ENCRYPTION_KEY ||= actionsKey(env.AUTH_SECRET ?? '')
}

async function updateDatabase(log: Log) {
  const { applied } = await migrate()
  if (applied.length > 0)
    log.info({ event: 'migrate', applied }, `Brought the database up to date: ${applied.join(', ')}`)
}

// Requests worked on at once: where the database is another server, some of them only wait for it.
const places = { sqlite: undefined, postgres: 12 }

async function open(mode: Mode, configuration: Configuration, log: Log) {
  const { origin, ownAddress, hosts, port, trustedProxies } = configuration
  const { createPages } = await import('./next.ts')
  const pages = await createPages({ ...mode, origin, ownAddress })
  if (!mode.dev) {
    surviveFaults(log)
    overhearConsole(log)
  }
  const stopCarrying = carryHappenings()
  reportSlow(log)
  listen('damaged', () =>
    log.fatal(
      { event: 'damaged' },
      'The database is damaged: nothing is written any more. Stop Pipit, move it aside and bring a backup back: npm run db:restore -- <backup>',
    ),
  )
  const server = await serve({
    handler: pages.handler,
    hosts,
    port,
    gate: {
      origin,
      trustedProxies,
      log,
      dev: mode.dev,
      places: places[dialect],
      metrics: await metricsOf(configuration),
    },
    closers: [pages.close, stopCarrying, closeDatabase],
  })
  pages.connect(server)
}
