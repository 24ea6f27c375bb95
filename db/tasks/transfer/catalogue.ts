import { readFileSync } from 'node:fs'
import { ConfigurationError } from '../../dialect/index.ts'
import type { Kind, Table } from '../../dialect/transfer.ts'
import { migrationsFolder } from '../migrate/journal.ts'

/*
 * A process knows the tables of db/schema in one dialect. What passes between databases must know them in both,
 * and as they were at an earlier revision too: so it reads the snapshots that drizzle-kit derives from db/schema
 * with every migration. Those of Postgres tell more: in SQLite a moment, a number and a boolean are all integers.
 */

type Snapshot = { tables: Record<string, Described> }
type Described = {
  name: string
  columns: Record<string, { name: string; type: string; primaryKey: boolean; generated?: unknown }>
  compositePrimaryKeys: Record<string, { columns: string[] }>
  foreignKeys: Record<string, { tableTo: string }>
}

/** The tables of a revision, each after those it refers to. Throws a ConfigurationError when it was never generated. */
export function catalogueOf(revision: string, folder = migrationsFolder('postgres')): Table[] {
  const { tables } = JSON.parse(read(`${folder}/meta/${revision.split('_')[0]}_snapshot.json`)) as Snapshot
  return inOrder(Object.values(tables)).map(tableOf)
}

/** Parents first. A table may refer to itself: its rows are in the order of their ids. */
function inOrder(waiting: Described[]): Described[] {
  if (waiting.length === 0) return []
  const names = waiting.map(({ name }) => name)
  const isReady = ({ name, foreignKeys }: Described) =>
    Object.values(foreignKeys).every(({ tableTo }) => tableTo === name || !names.includes(tableTo))
  const ready = waiting.filter(isReady)
  if (ready.length === 0) throw new Error(`the tables ${names.join(', ')} refer to each other in a circle`)
  return [...ready, ...inOrder(waiting.filter((table) => !ready.includes(table)))]
}

function tableOf({ name, columns, compositePrimaryKeys }: Described): Table {
  const own = Object.values(columns).filter(({ generated }) => !generated)
  const [composite] = Object.values(compositePrimaryKeys)
  const key = composite?.columns ?? own.filter(({ primaryKey }) => primaryKey).map((column) => column.name)
  if (key.length === 0) throw new Error(`the table ${name} has no primary key to put its rows in order by`)
  return { name, columns: own.map((column) => ({ name: column.name, kind: kindOf(column.type) })), key }
}

/** Throws for a type that nobody has thought about yet: how is it written in the other dialect? */
function kindOf(type: string): Kind {
  if (type === 'text' || type === 'json' || type === 'boolean') return type
  if (type === 'text COLLATE "C"') return 'text'
  if (type === 'bigint' || type === 'integer') return 'integer'
  if (type === 'timestamp (3) with time zone') return 'moment'
  throw new Error(`no column of type ${type} can pass between databases yet: db/dialect/transfer-*.ts`)
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new ConfigurationError(`cannot read ${file}: run from the directory that holds drizzle/`)
  }
}
