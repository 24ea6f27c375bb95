/** A schema as drizzle-kit's snapshots describe it, the same for both dialects. */
export type Shape = {
  tables: Record<string, Table>
  /** What the snapshot holds besides tables (views, enums, …), so that a change of it is noticed. */
  besides: Record<string, string>
}

export type Table = {
  name: string
  columns: Record<string, Column>
  primaryKey: { name?: string; columns: string[] } | undefined
  foreignKeys: Record<string, ForeignKey>
  uniques: Record<string, Unique>
  checks: Record<string, Check>
  indexes: Record<string, Index>
  /** What we cannot write: generated columns, policies, … */
  odd: string[]
}

export type Column = {
  name: string
  type: string
  /** The type it has on Postgres; SQLite knows only how it is stored. */
  meaning: string
  notNull: boolean
  /** As SQL. */
  default?: string
}

export type ForeignKey = {
  name: string
  columns: string[]
  to: string
  toColumns: string[]
  onDelete?: string
  onUpdate?: string
}

export type Unique = { name: string; columns: string[]; nullsNotDistinct?: boolean }

export type Check = { name: string; condition: string }

export type Index = {
  name: string
  isUnique: boolean
  parts: { column: string; isExpression: boolean; order: string }[]
  method?: string
  options?: string
  where?: string
}

/** Two things are the same when they are written the same. */
export const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

export const emptyShape: Shape = { tables: {}, besides: {} }

/** The columns an index is made of; those inside an expression are not known. */
export const columnsOf = ({ parts }: Index): string[] => parts.map(({ column }) => column)

/** Whether a piece of SQL speaks of a column. */
export const mentions = (sql: string, column: string): boolean =>
  new RegExp(`(?<![\\w'])["\`]?${column}["\`]?(?![\\w'])`).test(sql)
