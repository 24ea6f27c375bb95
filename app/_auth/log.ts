import { createLog } from '#app/_server/log.ts'

/** Where pages and actions report what is not a person's mistake. */
export const log = createLog()
