import type { Driver } from './driver.ts'
import { dialect } from './index.ts'
import * as postgres from './soundness-postgres.ts'
import * as sqlite from './soundness-sqlite.ts'

/** Something the database itself says is wrong: how often, one example, and how it is put right, if it can be. */
export type Complaint = {
  what: string
  count: number
  example: string
  mend?: () => Promise<number>
  advice?: string
}

/**
 * `damage` makes the database untrustworthy: nothing in it should be believed or changed. `broken` are rows that
 * their table would refuse today.
 */
export type Integrity = { damage: Complaint[]; broken: Complaint[] }

const spelling = dialect === 'postgres' ? postgres : sqlite

/** Whether the database contradicts itself. Keeps nobody from reading or writing. */
export const integrity = (driver: Driver): Promise<Integrity> => spelling.integrity(driver)

/** What else the database can tell of rules that do not hold; `known` tables are looked at elsewhere. */
export const looseEnds = (driver: Driver, known: string[]): Promise<Complaint[]> =>
  spelling.looseEnds(driver, known)
