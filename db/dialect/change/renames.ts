import type { Shape, Table } from './shape.ts'
import type { Snapshot } from './snapshot.ts'

/** Old names by new ones; columns under the new name of their table. */
export type Renames = { tables: Record<string, string>; columns: Record<string, Record<string, string>> }

/**
 * What a revision renamed: as drizzle-kit noted it in the snapshot, and as the SQL says, should a person have
 * written it there. A rename that the two shapes do not show is none.
 */
export function renamesOf({ _meta }: Snapshot, up: string, before: Shape, after: Shape): Renames {
  const renames: Renames = { tables: {}, columns: {} }
  const tables = [
    ...pairs(_meta?.tables).map(([from, to]) => [...from.slice(-1), ...to.slice(-1)]),
    ...inSql(up, 'ALTER TABLE ? RENAME TO ?'),
  ]
  for (const [from = '', to = ''] of tables)
    if (before.tables[from] && !after.tables[from] && after.tables[to] && !before.tables[to])
      renames.tables[to] = from

  const columns = [
    ...pairs(_meta?.columns).map(([from, to]) => [...from.slice(-2), ...to.slice(-1)]),
    ...inSql(up, 'ALTER TABLE ? RENAME COLUMN ? TO ?'),
  ]
  for (const [table = '', from = '', to = ''] of columns) {
    const old = before.tables[renames.tables[table] ?? table]?.columns
    const now = after.tables[table]?.columns
    if (old?.[from] && !now?.[from] && now?.[to] && !old[to])
      renames.columns[table] = { ...renames.columns[table], [to]: from }
  }
  return renames
}

/** The way back. */
export function inverse({ tables, columns }: Renames): Renames {
  return {
    tables: turned(tables),
    columns: Object.fromEntries(
      Object.entries(columns).map(([table, names]) => [tables[table] ?? table, turned(names)]),
    ),
  }
}

/** The shape once everything has its new name. */
export function renamed(shape: Shape, { tables, columns }: Renames): Shape {
  const newTables = turned(tables)
  const nameOf = (table: string) => newTables[table] ?? table
  const columnsOf = (table: string) => turned(columns[nameOf(table)] ?? {})
  return {
    ...shape,
    tables: Object.fromEntries(
      Object.values(shape.tables).map((table) => [
        nameOf(table.name),
        renamedTable(table, nameOf, (column, of = table.name) => columnsOf(of)[column] ?? column),
      ]),
    ),
  }
}

type NameOf = (table: string) => string
type ColumnOf = (column: string, table?: string) => string

function renamedTable(table: Table, nameOf: NameOf, columnOf: ColumnOf): Table {
  const all = (columns: string[], of?: string) => columns.map((column) => columnOf(column, of))
  const inText = (text: string) =>
    text.replace(/(["`])(\w+)\1\.(["`])(\w+)\3/g, (whole, _quote, of: string, _other, column: string) =>
      of === table.name ? whole.replace(of, nameOf(of)).replace(/\w+(?=\W*$)/, columnOf(column)) : whole,
    )
  return {
    ...table,
    name: nameOf(table.name),
    columns: Object.fromEntries(
      Object.values(table.columns).map((column) => [
        columnOf(column.name),
        { ...column, name: columnOf(column.name) },
      ]),
    ),
    primaryKey: table.primaryKey && { ...table.primaryKey, columns: all(table.primaryKey.columns) },
    foreignKeys: each(table.foreignKeys, (key) => ({
      ...key,
      columns: all(key.columns),
      to: nameOf(key.to),
      toColumns: all(key.toColumns, key.to),
    })),
    uniques: each(table.uniques, (unique) => ({ ...unique, columns: all(unique.columns) })),
    checks: each(table.checks, (check) => ({ ...check, condition: inText(check.condition) })),
    indexes: each(table.indexes, (index) => ({
      ...index,
      parts: index.parts.map((part) => ({
        ...part,
        column: part.isExpression ? inText(part.column) : columnOf(part.column),
      })),
      ...(index.where && { where: inText(index.where) }),
    })),
  }
}

const each = <T>(things: Record<string, T>, change: (thing: T) => T): Record<string, T> =>
  Object.fromEntries(Object.entries(things).map(([name, thing]) => [name, change(thing)]))

const turned = (names: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(names).map(([one, other]) => [other, one]))

/** Of `"public"."notes"."body"`, the names. */
const names = (path: string): string[] => [...path.matchAll(/"(\w+)"/g)].map(([, name = '']) => name)

const pairs = (meta: Record<string, string> = {}): [string[], string[]][] =>
  Object.entries(meta).map(([from, to]) => [names(from), names(to)])

/** The names that stand for the question marks, wherever the SQL says this. */
function inSql(sql: string, saying: string): string[][] {
  const written = new RegExp(saying.replaceAll('?', '["`]?(\\w+)["`]?').replaceAll(' ', '\\s+'), 'gi')
  return [...sql.matchAll(written)].map(([, ...found]) => found.map((name) => name ?? ''))
}
