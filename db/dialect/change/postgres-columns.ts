import { type Alteration, isRequired } from './difference.ts'
import * as sql from './postgres-sql.ts'
import { breaks, remarks } from './remarks.ts'
import type { Column } from './shape.ts'
import { emptyProblemOf, fillingOf, kindOf } from './values.ts'
import { conversionOf, zeros } from './values-postgres.ts'

/** Gives the table a column back that it once had, with something in it where it may not be empty. */
export function restoreColumn({ after }: Alteration, column: Column): string[] {
  const returns = (value?: string) => remarks.returnsColumn(after.name, column, value)
  if (!isRequired(column, after)) {
    const problem = emptyProblemOf(column, after)
    const remark = problem ? remarks.fill(after.name, column, problem) : returns(column.default)
    return [`${remark}\n${sql.addColumn(after, column, false)}`]
  }
  const { value, problem } = fillingOf(column, after, zeros)
  if (problem)
    return [
      sql.addColumn(after, column, false),
      `${remarks.fill(after.name, column, problem)}\n${sql.alterColumn(after, column, 'SET NOT NULL')}`,
    ]
  const filled = `${returns(value)}\n${sql.addColumn(after, { ...column, default: value }, true)}`
  return column.default === undefined ? [filled, sql.alterColumn(after, column, 'DROP DEFAULT')] : [filled]
}

/** Leaving the primary key, a column stays NOT NULL unless it is told otherwise. */
export function leaveKey({ before, after, changed }: Alteration): string[] {
  return Object.values(after.columns)
    .filter(({ name }) => before.primaryKey?.columns.includes(name))
    .filter((column) => !isRequired(column, after) && !changed.some((change) => change.after === column))
    .map((column) => sql.alterColumn(after, column, 'DROP NOT NULL'))
}

type Change = Alteration['changed'][number]

export function alterColumn({ before: table, after }: Alteration, change: Change, down: boolean): string[] {
  const { before: was, after: is } = change
  const alter = (what: string) => sql.alterColumn(after, is, what)
  const isRetyped = was.type !== is.type
  const newDefault = isRetyped || was.default !== is.default
  const required = isRequired(is, after)
  return [
    ...(newDefault && was.default !== undefined && (isRetyped || is.default === undefined)
      ? [alter('DROP DEFAULT')]
      : []),
    ...(was.notNull && !required ? [alter('DROP NOT NULL')] : []),
    ...(isRetyped ? [retype(after.name, change, down)] : []),
    ...(newDefault && is.default !== undefined ? [alter(`SET DEFAULT ${is.default}`)] : []),
    ...(required && !isRequired(was, table) ? require(after, is, down) : []),
  ]
}

function retype(table: string, { before, after }: Change, down: boolean): string {
  const conversion = conversionOf(before, after)
  const using = conversion?.sql ?? `"${after.name}"::${after.type}`
  const notes = [
    ...(conversion
      ? []
      : [remarks.byHand(`how ${table}.${after.name} turns from ${before.type} into ${after.type}`)]),
    ...(kindOf(before) === kindOf(after) ? [] : [remarks.returnsChanged(table, after)]),
    ...(conversion?.fails ? [breaks.type(table, after.name, conversion.fails)] : []),
  ]
  const statement = sql.alterColumn({ name: table }, after, `SET DATA TYPE ${after.type} USING ${using}`)
  return [...(down ? notes : []), statement].join('\n')
}

function require(table: Alteration['after'], column: Column, down: boolean): string[] {
  const demand = sql.alterColumn(table, column, 'SET NOT NULL')
  if (!down) return [demand]
  const { value, problem } = fillingOf(column, table, zeros)
  if (problem) return [`${breaks.notNull(table, column.name)}\n${demand}`]
  return [`${remarks.fills(table.name, column.name, value)}\n${sql.fillColumn(table, column, value)}`, demand]
}
