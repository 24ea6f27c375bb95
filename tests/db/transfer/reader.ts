import { closeDatabase } from '#db/client.ts'
import { everything } from './everything.ts'

/* Prints everything in the database of its environment: a process knows one dialect, and a test may need both. */

process.stdout.write(JSON.stringify(await everything()))
await closeDatabase()
