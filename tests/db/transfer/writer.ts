import { closeDatabase } from '#db/client.ts'
import { storeOddRows } from './odd-rows.ts'

/* Stores the odd rows in the database of its environment, in that dialect's way. */

await storeOddRows()
await closeDatabase()
