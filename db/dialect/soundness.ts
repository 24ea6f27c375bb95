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

export const { integrity, looseEnds } = dialect === 'postgres' ? postgres : sqlite
