import type { Bookkeeping } from '../../dialect/bookkeeping.ts'
import type { DatabaseAddress } from '../../dialect/index.ts'
import * as postgres from '../../dialect/migrate-postgres.ts'
import * as sqlite from '../../dialect/migrate-sqlite.ts'
import type { Applied, Migrator } from '../../dialect/migrator.ts'

/** What the database says was applied; a cheap look that takes no lock. Throws when it cannot be reached. */
export const appliedTo = (address: DatabaseAddress): Promise<Applied[]> =>
  address.dialect === 'postgres' ? postgres.applied(address.url) : sqlite.applied(address.file)

export const openMigrator = (address: DatabaseAddress): Promise<Migrator> =>
  address.dialect === 'postgres' ? postgres.openMigrator(address.url) : sqlite.openMigrator(address.file)

export const bookkeepingOf = ({ dialect }: DatabaseAddress): Bookkeeping =>
  dialect === 'postgres' ? postgres.bookkeeping : sqlite.bookkeeping
