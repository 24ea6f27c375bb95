import type { Column, ForeignKey, Index, Shape, Table } from './shape.ts'

/** What we read of a snapshot of drizzle-kit; the dialects differ in indexes and in what they have besides. */
export type Snapshot = {
  tables: Record<string, SnapshotTable>
  _meta?: { tables?: Record<string, string>; columns?: Record<string, string> }
  internal?: { indexes?: Record<string, { columns?: Record<string, { isExpression?: boolean }> }> }
} & Record<string, unknown>

type SnapshotTable = {
  name: string
  schema?: string
  columns: Record<string, SnapshotColumn>
  indexes: Record<string, SnapshotIndex>
  foreignKeys: Record<string, SnapshotForeignKey>
  compositePrimaryKeys: Record<string, { name: string; columns: string[] }>
  uniqueConstraints: Record<string, { name: string; columns: string[]; nullsNotDistinct?: boolean }>
  checkConstraints: Record<string, { name: string; value: string }>
  policies?: Record<string, unknown>
  isRLSEnabled?: boolean
}

type SnapshotColumn = {
  name: string
  type: string
  primaryKey: boolean
  notNull: boolean
  default?: string | number | boolean
  autoincrement?: boolean
  generated?: unknown
  identity?: unknown
  typeSchema?: string
}

type SnapshotIndex = {
  name: string
  isUnique: boolean
  columns: (string | PostgresPart)[]
  where?: string
  method?: string
  with?: Record<string, unknown>
}

type PostgresPart = {
  expression: string
  isExpression: boolean
  asc?: boolean
  nulls?: string
  opclass?: string
}

type SnapshotForeignKey = {
  name: string
  tableTo: string
  columnsFrom: string[]
  columnsTo: string[]
  onDelete?: string
  onUpdate?: string
}

const besides = ['views', 'enums', 'schemas', 'sequences', 'roles', 'policies']

/**
 * The schema a snapshot describes. `postgres` is the snapshot of the same revision for Postgres, which tells
 * what SQLite cannot: that a text is JSON, or a number a moment.
 */
export function shapeOf(snapshot: Snapshot, postgres?: Snapshot): Shape {
  const tables = Object.values(snapshot.tables).map((table) => tableOf(table, snapshot, postgres))
  return {
    tables: Object.fromEntries(tables.map((table) => [table.name, table])),
    besides: Object.fromEntries(besides.map((name) => [name, JSON.stringify(snapshot[name] ?? {})])),
  }
}

function tableOf(table: SnapshotTable, snapshot: Snapshot, postgres?: Snapshot): Table {
  const { name } = table
  const columns = Object.values(table.columns)
  const single = columns.filter(({ primaryKey }) => primaryKey).map((column) => column.name)
  const [composite] = Object.values(table.compositePrimaryKeys)
  const twin = postgres?.tables[`public.${name}`]?.columns
  return {
    name,
    columns: byName(columns.map((column) => columnOf(column, twin?.[column.name]?.type))),
    primaryKey: composite
      ? { name: composite.name, columns: composite.columns }
      : single.length > 0
        ? { columns: single }
        : undefined,
    foreignKeys: byName(Object.values(table.foreignKeys).map(foreignKeyOf)),
    uniques: byName(
      Object.values(table.uniqueConstraints).map((unique) => ({
        name: unique.name,
        columns: unique.columns,
        ...(unique.nullsNotDistinct && { nullsNotDistinct: true }),
      })),
    ),
    checks: byName(
      Object.values(table.checkConstraints).map((check) => ({ name: check.name, condition: check.value })),
    ),
    indexes: byName(Object.values(table.indexes).map((index) => indexOf(index, snapshot))),
    odd: oddities(table),
  }
}

const columnOf = (
  { name, type, notNull, default: value }: SnapshotColumn,
  meaning: string = type,
): Column => ({
  name,
  type,
  meaning,
  notNull,
  ...(value !== undefined && { default: String(value) }),
})

const foreignKeyOf = (key: SnapshotForeignKey): ForeignKey => ({
  name: key.name,
  columns: key.columnsFrom,
  to: key.tableTo,
  toColumns: key.columnsTo,
  ...(key.onDelete && { onDelete: key.onDelete }),
  ...(key.onUpdate && { onUpdate: key.onUpdate }),
})

function indexOf(index: SnapshotIndex, { internal }: Snapshot): Index {
  const expressions = internal?.indexes?.[index.name]?.columns
  return {
    name: index.name,
    isUnique: index.isUnique,
    parts: index.columns.map((part) =>
      typeof part === 'string'
        ? { column: part, isExpression: expressions?.[part]?.isExpression === true, order: '' }
        : { column: part.expression, isExpression: part.isExpression, order: orderOf(part) },
    ),
    ...(index.method && { method: index.method }),
    ...(index.with && Object.keys(index.with).length > 0 && { options: optionsOf(index.with) }),
    ...(index.where && { where: index.where }),
  }
}

/** Nothing where it is what Postgres does anyway: rising, with NULLs last. */
function orderOf({ asc = true, nulls, opclass }: PostgresPart): string {
  if (opclass) return ` ${opclass}`
  if (asc) return nulls && nulls !== 'last' ? ` NULLS ${nulls.toUpperCase()}` : ''
  return ` DESC${nulls ? ` NULLS ${nulls.toUpperCase()}` : ''}`
}

const optionsOf = (options: Record<string, unknown>) =>
  Object.entries(options)
    .map(([name, value]) => `${name}=${value}`)
    .join(',')

function oddities(table: SnapshotTable): string[] {
  const odd: string[] = []
  if (table.schema) odd.push(`is in the schema ${table.schema}`)
  if (table.isRLSEnabled || Object.keys(table.policies ?? {}).length > 0) odd.push('has policies')
  for (const column of Object.values(table.columns)) {
    if (column.generated) odd.push(`computes ${column.name}`)
    if (column.identity || column.autoincrement) odd.push(`counts ${column.name} by itself`)
    if (column.typeSchema) odd.push(`has the type ${column.typeSchema}.${column.type} for ${column.name}`)
  }
  return odd
}

const byName = <T extends { name: string }>(things: T[]): Record<string, T> =>
  Object.fromEntries(things.map((thing) => [thing.name, thing]))
