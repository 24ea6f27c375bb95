import { db } from '#db/client.ts'
import * as schema from '#db/schema/index.ts'

/** Every row of every table as Pipit reads it, written as JSON, in no order that a dialect could choose. */
export async function everything(): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {}
  for (const [name, table] of Object.entries(schema)) {
    const rows: unknown[] = await db.select().from(table)
    found[name] = rows.map((row) => JSON.stringify(row)).sort()
  }
  return found
}
