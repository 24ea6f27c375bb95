import type { Driver } from './driver.ts'
import { dialect } from './index.ts'

/** How many bytes the database takes: tables, indexes and free pages, without its log. */
export async function databaseSize(driver: Driver): Promise<number> {
  const [row] = await driver.raw(
    dialect === 'postgres'
      ? 'SELECT pg_database_size(current_database()) AS bytes'
      : 'SELECT page_count * page_size AS bytes FROM pragma_page_count, pragma_page_size',
  )
  return Number(row?.bytes)
}
