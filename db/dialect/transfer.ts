import type { Applied, Migrator } from './migrator.ts'

/**
 * A value on its way from one database to another, the same in both dialects: text and JSON as they are, whole
 * numbers in decimal, moments as milliseconds since 1970, booleans as 0 and 1.
 */
type Value = string | null
export type Row = Value[]

export type Kind = 'text' | 'json' | 'integer' | 'moment' | 'boolean'
export type Column = { name: string; kind: Kind }

/** A table as both dialects have it; `key` is its primary key. */
export type Table = { name: string; columns: Column[]; key: string[] }

/** A database as it is at one moment, whatever others write meanwhile. */
export interface Source {
  applied(): Promise<Applied[]>
  /** How many rows every table has. */
  rowCounts(): Promise<Map<string, number>>
  /** All rows in the order of their key, some at a time; the order is the same in both dialects. */
  rows(table: Table): AsyncIterable<Row[]>
  close(): Promise<void>
}

/** A database that is being filled; until `commit` nobody sees any of it, and after `close` none of it was. */
export interface Target extends Source, Pick<Migrator, 'execute' | 'record' | 'orphan'> {
  /** How many rows every table had that was there before; nobody else can change them now. */
  readonly before: Map<string, number>
  /** Deletes the rows that migrations made. */
  clear(tables: Table[]): Promise<void>
  insert(table: Table, rows: Row[]): Promise<void>
  commit(): Promise<void>
}

export const rowsAtATime = 1000

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

export const listed = (names: string[]): string => names.map(quoted).join(', ')
