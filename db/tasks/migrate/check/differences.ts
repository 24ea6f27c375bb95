import type { Catalog } from '../../../dialect/catalog.ts'

/**
 * What of `found` is not as in `wanted`, a line each that names it; `foundIn` and `wantedIn` are what the two are
 * called. Equal catalogs have none.
 */
export function differences(wanted: Catalog, found: Catalog, wantedIn: string, foundIn: string): string[] {
  return union(wanted, found).flatMap((table) => {
    const [want, have] = [wanted.get(table), found.get(table)]
    if (!have) return [`table ${table} is missing in ${foundIn}`]
    if (!want) return [`table ${table} is only in ${foundIn}`]
    return union(want, have).flatMap((part) => {
      const [should, is] = [want.get(part), have.get(part)]
      if (should === is) return []
      if (is === undefined) return [`${table}: ${part} is missing in ${foundIn}`]
      if (should === undefined) return [`${table}: ${part} is only in ${foundIn}`]
      return [`${table}: ${part} is "${is}" in ${foundIn} and "${should}" in ${wantedIn}`]
    })
  })
}

/** What `found` lacks or says otherwise; that it has more does not matter. */
export const shortcomings = (wanted: Catalog, found: Catalog, wantedIn: string, foundIn: string): string[] =>
  differences(wanted, onlyAs(found, wanted), wantedIn, foundIn)

const onlyAs = (catalog: Catalog, model: Catalog): Catalog =>
  new Map(
    [...catalog].flatMap(([table, parts]) => {
      const wanted = model.get(table)
      return wanted ? [[table, new Map([...parts].filter(([part]) => wanted.has(part)))] as const] : []
    }),
  )

const union = (one: Map<string, unknown>, other: Map<string, unknown>) =>
  [...new Set([...one.keys(), ...other.keys()])].sort()
