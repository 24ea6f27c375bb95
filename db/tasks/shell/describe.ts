import { getTableColumns, is, Table } from 'drizzle-orm'
import { toSnakeCase } from 'drizzle-orm/casing'
import { configOf } from '../../dialect/columns.ts'
import { conditionInSql } from './fragment.ts'
import { table as tableOfRows } from './rows.ts'

type Described = Parameters<typeof configOf>[0]

/** Drizzle's own question stumbles over objects without a prototype, such as modules. */
export const isTable = (value: unknown): value is Table =>
  value instanceof Object && Object.getPrototypeOf(value) !== null && is(value, Table)

/** The columns of a table, its indexes and its checks. */
export function describeTable(table: Table, width: number): string {
  const config = configOf(table as Described)
  return [
    tableOfRows(columnsOf(table), width),
    ...config.indexes.map(({ config: { name, unique, columns } }) => {
      const names = columns.map((column) => ('name' in column ? toSnakeCase(String(column.name)) : '…'))
      return `${unique ? 'unique index' : 'index'} ${name} (${names.join(', ')})`
    }),
    ...config.checks.map(({ name, value }) => `check ${name}: ${conditionInSql(value)}`),
  ].join('\n')
}

function columnsOf(table: Table) {
  const { foreignKeys, primaryKeys } = configOf(table as Described)
  const keys = primaryKeys.flatMap(({ columns }) => columns.map(({ name }) => name))
  return Object.entries(getTableColumns(table)).map(([name, column]) => {
    const target = foreignKeys
      .map((key) => ({ ...key.reference(), onDelete: key.onDelete }))
      .find(({ columns }) => columns.length === 1 && columns[0]?.name === column.name)
    const rules = [
      column.primary || keys.includes(column.name) ? 'primary key' : column.notNull ? 'not null' : '',
      column.default === undefined ? '' : `default ${JSON.stringify(column.default)}`,
      target ? `→ ${configOf(target.foreignTable).name}, on delete ${target.onDelete}` : '',
    ]
    return {
      name,
      column: toSnakeCase(column.name),
      type: column.getSQLType(),
      rules: rules.filter(Boolean).join('; '),
    }
  })
}
