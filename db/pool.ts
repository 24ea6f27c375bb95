import { driver } from './client.ts'

/** How many connections to the database server this process holds, how many idle, and how many wait for one; undefined with SQLite. */
export const poolUse = () => driver().connections?.()
