import type { Check, Column, ForeignKey, Index, Table, Unique } from './shape.ts'

/* The statements of Postgres, each as drizzle-kit would write it. */

type Named = { name: string }

export function createTable(table: Table): string {
  const { name, columns, primaryKey, uniques, checks } = table
  const single = primaryKey && !primaryKey.name ? primaryKey.columns[0] : undefined
  const lines = [
    ...Object.values(columns).map((column) => columnLine(column, column.notNull, column.name === single)),
    ...(primaryKey?.name ? [`CONSTRAINT "${primaryKey.name}" PRIMARY KEY(${list(primaryKey.columns)})`] : []),
    ...Object.values(uniques).map((unique) => `CONSTRAINT "${unique.name}" ${uniqueOf(unique)}`),
    ...Object.values(checks).map((check) => `CONSTRAINT "${check.name}" CHECK (${check.condition})`),
  ]
  return `CREATE TABLE "${name}" (\n${lines.map((line) => `\t${line}`).join(',\n')}\n);`
}

export const dropTable = ({ name }: Named) => `DROP TABLE "${name}";`

export const renameTable = (from: string, to: string) => `ALTER TABLE "${from}" RENAME TO "${to}";`

export const renameColumn = (table: string, from: string, to: string) =>
  `ALTER TABLE "${table}" RENAME COLUMN "${from}" TO "${to}";`

export const addColumn = (table: Named, column: Column, isRequired: boolean) =>
  `ALTER TABLE "${table.name}" ADD COLUMN ${columnLine(column, isRequired)};`

export const dropColumn = (table: Named, { name }: Named) =>
  `ALTER TABLE "${table.name}" DROP COLUMN "${name}";`

/** `what` is done to a column: `SET NOT NULL`, `DROP DEFAULT`, … */
export const alterColumn = (table: Named, { name }: Named, what: string) =>
  `ALTER TABLE "${table.name}" ALTER COLUMN "${name}" ${what};`

export const fillColumn = (table: Named, { name }: Named, value: string) =>
  `UPDATE "${table.name}" SET "${name}" = ${value} WHERE "${name}" IS NULL;`

export const emptyColumn = (table: Named, { name }: Named) => `UPDATE "${table.name}" SET "${name}" = NULL;`

export const dropConstraint = (table: Named, { name }: Named) =>
  `ALTER TABLE "${table.name}" DROP CONSTRAINT "${name}";`

export const renameConstraint = (table: Named, from: string, to: string) =>
  `ALTER TABLE "${table.name}" RENAME CONSTRAINT "${from}" TO "${to}";`

export const addPrimaryKey = (table: Named, key: { name: string; columns: string[] }) =>
  addConstraint(table, key, `PRIMARY KEY(${list(key.columns)})`)

export const addUnique = (table: Named, unique: Unique) => addConstraint(table, unique, uniqueOf(unique))

export const addCheck = (table: Named, check: Check) =>
  addConstraint(table, check, `CHECK (${check.condition})`)

export const addForeignKey = (table: Named, key: ForeignKey) =>
  addConstraint(
    table,
    key,
    `FOREIGN KEY (${list(key.columns)}) REFERENCES "public"."${key.to}"(${list(key.toColumns)})` +
      (key.onDelete ? ` ON DELETE ${key.onDelete}` : '') +
      (key.onUpdate ? ` ON UPDATE ${key.onUpdate}` : ''),
  )

export const dropIndex = ({ name }: Named) => `DROP INDEX "${name}";`

export function createIndex(table: Named, { name, isUnique, parts, method, options, where }: Index): string {
  const columns = parts.map((part) => (part.isExpression ? part.column : `"${part.column}"`) + part.order)
  return (
    `CREATE ${isUnique ? 'UNIQUE ' : ''}INDEX "${name}" ON "${table.name}"` +
    ` USING ${method ?? 'btree'} (${columns.join(',')})` +
    `${options ? ` WITH (${options})` : ''}${where ? ` WHERE ${where}` : ''};`
  )
}

const addConstraint = (table: Named, { name }: Named, rule: string) =>
  `ALTER TABLE "${table.name}" ADD CONSTRAINT "${name}" ${rule};`

const uniqueOf = ({ columns, nullsNotDistinct }: Unique) =>
  `UNIQUE${nullsNotDistinct ? ' NULLS NOT DISTINCT' : ''}(${list(columns)})`

function columnLine(column: Column, isRequired: boolean, isKey = false): string {
  const start = column.default === undefined ? '' : ` DEFAULT ${column.default}`
  return `"${column.name}" ${column.type}${isKey ? ' PRIMARY KEY' : ''}${start}${isRequired ? ' NOT NULL' : ''}`
}

const list = (columns: string[]) => columns.map((column) => `"${column}"`).join(',')
