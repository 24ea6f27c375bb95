import { writeSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { keepWorking } from '#app/_jobs/worker.ts'
import { write } from '#db/client.ts'
import { completeJob } from '#db/mutations/jobs.ts'
import { rateLimits } from '#db/schema/rate-limits.ts'

/*
 * Leaves a row for every job, in the transaction that ends it, until it is killed; says on standard output what it
 * begins ("> key") and what is stored ("+ key"). A second row of the same job would be refused, and heard ("!").
 */

const say = (line: string) => writeSync(1, `${line}\n`)

keepWorking({
  every: 20,
  handlers: {
    'erase-picture': async (payload, { job }) => {
      const key = (payload as { folder: string }).folder
      say(`> ${key}`)
      await write(async (tx) => {
        await tx
          .insert(rateLimits)
          .values({ key, resetAt: new Date() })
          .catch((error: unknown) => {
            say(`! ${key}`)
            throw error
          })
        await completeJob(tx, job)
      })
      say(`+ ${key}`)
      return undefined
    },
  },
})

// Timers of the worker keep no process alive.
await sleep(60_000)
