import type { Bookkeeping } from '../../dialect/bookkeeping.ts'
import type { Catalog } from '../../dialect/catalog.ts'
import * as postgresCatalog from '../../dialect/catalog-postgres.ts'
import * as sqliteCatalog from '../../dialect/catalog-sqlite.ts'
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

/** The tables of the database as they are. Throws a ConfigurationError when it cannot be reached. */
export const catalogOf = (address: DatabaseAddress): Promise<Catalog> =>
  address.dialect === 'postgres'
    ? postgresCatalog.catalogOf(address.url)
    : sqliteCatalog.catalogOf(address.file)

/** The tables that statements make in an empty place, as this database would tell them; it stays as it is. */
export const catalogMadeBy = (address: DatabaseAddress, statements: string[]): Promise<Catalog> =>
  address.dialect === 'postgres'
    ? postgresCatalog.catalogMadeBy(address.url, statements)
    : sqliteCatalog.catalogMadeBy(address.file, statements)
