import { Column, is, SQL, sql } from 'drizzle-orm'
import { db } from '../../client.ts'
import { inOneLine } from './statement.ts'

/** A part of a query: a column, a condition, an order. */
export const isFragment = (value: unknown): value is Column | SQL =>
  value instanceof Object && Object.getPrototypeOf(value) !== null && (is(value, Column) || is(value, SQL))

/** Its SQL; what lies deeper than one level keeps the names of its tables, so this does. */
export const fragmentInSql = (fragment: Column | SQL): string => conditionInSql(sql`${sql`${fragment}`}`)

/** The SQL of a condition on one table, as Drizzle writes it into a select. */
export function conditionInSql(condition: SQL): string {
  const query = db.select({ holds: condition }).from(sql`${sql.identifier('table')}`)
  const { sql: text, params } = query.toSQL()
  return inOneLine({ text: text.slice('select '.length, text.lastIndexOf(' from ')), values: params })
}
