import cluster from 'node:cluster'
import { once } from 'node:events'
import { setTimeout as sleep } from 'node:timers/promises'
import { drainOnSignal } from './drain.ts'
import type { Log } from './log.ts'
import { passOn } from './siblings.ts'

// ms before a process that ended is replaced: soon, and ever later the shorter they live.
const firstPause = 100
const longestPause = 30_000
const longLife = 60_000

/** ms that all processes together have to finish after a signal: a little more than each takes for itself. */
const deadline = 10_000

/**
 * Starts so many processes, each of which runs this program and answers requests on the same port, and replaces each
 * that ends. On a signal all are told to finish. Resolves when all of them listen; should one end before that, it has
 * said why, and this process ends too.
 */
export async function supervise(count: number, log: Log): Promise<void> {
  let isStopping = false
  passOn()
  drainOnSignal({
    log,
    finish: () => {
      isStopping = true
      return finishAll()
    },
    cut: () => {
      for (const worker of workers()) worker.process.kill('SIGKILL')
    },
    deadline,
  })

  async function keepOne(listens: () => void): Promise<void> {
    for (let pause = firstPause; ; ) {
      const born = performance.now()
      let hasListened = false
      const worker = cluster.fork({ PIPIT_PROCESSES: String(count) })
      worker.once('listening', () => {
        hasListened = true
        listens()
      })
      const [code, signal] = await once(worker, 'exit')
      if (isStopping) return
      if (!hasListened && pause === firstPause) process.exit(1)
      pause = performance.now() - born > longLife ? firstPause : Math.min(pause * 2, longestPause)
      log.error(
        { event: 'process', code, signal, pause },
        'A process of this place ended; another one begins',
      )
      await sleep(pause)
      if (isStopping) return
    }
  }

  await Promise.all(
    Array.from({ length: count }, () => {
      const { promise, resolve } = Promise.withResolvers<void>()
      void keepOne(resolve)
      return promise
    }),
  )
}

const workers = () => Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined)

async function finishAll(): Promise<void> {
  const exits = workers().map(async (worker) => {
    const exit = once(worker, 'exit')
    worker.process.kill('SIGTERM')
    const [code, signal] = await exit
    // The signal itself ends one that has only begun.
    return code === 0 || signal === 'SIGTERM'
  })
  const ends = await Promise.all(exits)
  if (!ends.every(Boolean)) throw new Error('a process had to be cut off')
}
