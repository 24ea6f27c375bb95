import { listen } from '#db/bus.ts'
import { closeDatabase } from '#db/client.ts'
import { dialect } from '#db/dialect/index.ts'
import { carryHappenings } from './carry-happenings.ts'
import type { Configuration, Mode } from './configuration.ts'
import { surviveFaults } from './faults.ts'
import type { Log } from './log.ts'
import { reportSlow } from './report-slow.ts'
import { overhearConsole } from './reported.ts'
import { serve } from './serve.ts'

// Requests worked on at once: where the database is another server, some of them only wait for it.
const places = { sqlite: undefined, postgres: 12 }

/** Answers requests, until a signal comes. Resolves when it listens. */
export async function open(mode: Mode, configuration: Configuration, log: Log) {
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

/** Whoever counts, where somebody may ask. */
async function metricsOf({ databaseFile, metricsToken: token }: Configuration) {
  if (!token) return undefined
  const { Metrics } = await import('./metrics.ts')
  return new Metrics({ token, databaseFile, processes: Number(process.env.PIPIT_PROCESSES) || 1 })
}
