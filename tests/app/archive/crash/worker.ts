import { setTimeout as sleep } from 'node:timers/promises'
import { keepWorking } from '#app/_jobs/worker.ts'

/* Makes and brings archives, as the server does, until it is killed. */

keepWorking({ every: 20 })

// Timers of the worker keep no process alive.
await sleep(60_000)
