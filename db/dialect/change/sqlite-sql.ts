import type { Column, ForeignKey, Index, Table } from './shape.ts'

/* The statements of SQLite, each as drizzle-kit would write it. */

type Named = { name: string }

export function createTable(table: Table, name = table.name): string {
  const { columns, primaryKey, foreignKeys, uniques, checks } = table
  const single = primaryKey && !primaryKey.name ? primaryKey.columns[0] : undefined
  const own = (condition: string) =>
    condition.replaceAll(new RegExp(`(["\`])${table.name}\\1\\.`, 'g'), `$1${name}$1.`)
  const lines = [
    ...Object.values(columns).map((column) => columnLine(column, column.name === single)),
    ...(primaryKey?.name ? [`PRIMARY KEY(${list(primaryKey.columns, ', ')})`] : []),
    ...Object.values(foreignKeys).map((key) => `FOREIGN KEY (${list(key.columns)}) ${referencesOf(key)}`),
    ...Object.values(uniques).map((unique) => `CONSTRAINT ${unique.name} UNIQUE(${list(unique.columns)})`),
    ...Object.values(checks).map((check) => `CONSTRAINT "${check.name}" CHECK(${own(check.condition)})`),
  ]
  return `CREATE TABLE \`${name}\` (\n${lines.map((line) => `\t${line}`).join(',\n')}\n);`
}

/** `values` are the expressions over `from` that fill `columns` of `into`. */
export const copyRows = (into: string, from: string, columns: string[], values: string[]) =>
  `INSERT INTO \`${into}\`(${list(columns, ', ')}) SELECT ${values.join(', ')} FROM \`${from}\`;`

export const dropTable = ({ name }: Named) => `DROP TABLE \`${name}\`;`

export const renameTable = (from: string, to: string) => `ALTER TABLE \`${from}\` RENAME TO \`${to}\`;`

export const renameColumn = (table: string, from: string, to: string) =>
  `ALTER TABLE \`${table}\` RENAME COLUMN \`${from}\` TO \`${to}\`;`

export const addColumn = (table: Named, column: Column, key?: ForeignKey) =>
  `ALTER TABLE \`${table.name}\` ADD ${columnLine(column)}${key ? ` ${referencesOf(key)}` : ''};`

export const dropColumn = (table: Named, { name }: Named) =>
  `ALTER TABLE \`${table.name}\` DROP COLUMN \`${name}\`;`

export const dropIndex = ({ name }: Named) => `DROP INDEX \`${name}\`;`

export function createIndex(table: Named, { name, isUnique, parts, where }: Index): string {
  const columns = parts.map(({ column, isExpression }) => (isExpression ? column : `\`${column}\``))
  return (
    `CREATE ${isUnique ? 'UNIQUE ' : ''}INDEX \`${name}\` ON \`${table.name}\`` +
    ` (${columns.join(',')})${where ? ` WHERE ${where}` : ''};`
  )
}

function columnLine(column: Column, isKey = false): string {
  const start = column.default === undefined ? '' : ` DEFAULT ${column.default}`
  return `\`${column.name}\` ${column.type}${isKey ? ' PRIMARY KEY' : ''}${start}${column.notNull ? ' NOT NULL' : ''}`
}

const referencesOf = ({ to, toColumns, onDelete, onUpdate }: ForeignKey) =>
  `REFERENCES \`${to}\`(${list(toColumns)})` +
  (onUpdate ? ` ON UPDATE ${onUpdate}` : '') +
  (onDelete ? ` ON DELETE ${onDelete}` : '')

const list = (columns: string[], between = ',') => columns.map((column) => `\`${column}\``).join(between)
