import { fork } from 'node:child_process'
import cluster from 'node:cluster'
import { once } from 'node:events'
import { type Mode, readConfiguration } from './configuration.ts'
import { greetOwner } from './greeting.ts'
import { createLog } from './log.ts'
import { processCount } from './process-count.ts'
import { settleEnvironment } from './settle.ts'
import { supervise } from './supervise.ts'

/** How a process is called that only sees to what is seen to once. */
const preparing = '--prepare'

/**
 * Everything from checking the configuration to answering requests, in the order in which it can go wrong. Whoever only
 * starts the processes that answer loads neither the database nor the pages, and has what comes before them done by
 * a process that ends with it: it takes a third of the memory.
 */
export async function run(mode: Mode) {
  const configuration = readConfiguration(process.env)
  const log = createLog(configuration.logLevel)
  const prepareHere = async () => (await import('./prepare.ts')).prepare(mode, configuration, log)
  const openHere = async () => (await import('./open.ts')).open(mode, configuration, log)
  if (cluster.isWorker) return openHere()
  if (process.argv.includes(preparing))
    return void process.send?.((await prepareHere()) ?? '', () => process.exit(0))

  const processes = mode.dev ? 1 : processCount()
  const link = processes > 1 ? await prepareElsewhere() : await prepareHere()
  if (processes > 1) {
    await settleEnvironment(configuration)
    await supervise(processes, log)
  } else await openHere()
  const { origin, hosts, port } = configuration
  log.info({ event: 'listen', origin, hosts, port, processes }, `Pipit is ready at ${origin}`)
  if (link) greetOwner(link)
}

/** Has another process see to it; a signal is for it too. When it fails it has said why, and this one ends as well. */
async function prepareElsewhere(): Promise<string> {
  const [, program = ''] = process.argv
  const child = fork(program, [preparing])
  let link = ''
  child.once('message', (told) => {
    link = String(told)
  })
  const end = (signal: NodeJS.Signals) => child.kill(signal)
  process.on('SIGTERM', end).on('SIGINT', end)
  const [code] = await once(child, 'exit')
  process.off('SIGTERM', end).off('SIGINT', end)
  if (code !== 0) process.exit(1)
  return link
}
