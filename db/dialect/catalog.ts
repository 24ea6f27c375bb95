/**
 * What the tables of a database are, in words: by table, then by part ("column name", "index posts_author"), what
 * that part says. Two databases with the same catalog behave alike, whatever order their columns are in.
 */
export type Catalog = Map<string, Map<string, string>>

export type Part = { table: string; part: string; what: string }

export function catalogFrom(tables: string[], parts: Part[]): Catalog {
  const catalog: Catalog = new Map(tables.map((table) => [table, new Map()]))
  for (const { table, part, what } of parts) catalog.get(table)?.set(part, what)
  return catalog
}
