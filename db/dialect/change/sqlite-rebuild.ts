import { type Alteration, asksMore, isAdrift, isRequired } from './difference.ts'
import { breaks, remarks } from './remarks.ts'
import type { Column, Table } from './shape.ts'
import { isStoredAlike } from './sqlite-alter.ts'
import * as sql from './sqlite-sql.ts'
import { emptyProblemOf, fillingOf, kindOf } from './values.ts'
import { conversionOf, zeros } from './values-sqlite.ts'

/** What a column of the new table is filled with, and what is to be said about it. */
type Source = { column: string; value: string; remarks: string[] }

/** Makes the table anew beside the old one, copies the rows, and puts it in its place. */
export function rebuild(alteration: Alteration, down: boolean): string[] {
  const { before, after, dropped } = alteration
  const fresh = `__new_${after.name}`
  const sources = Object.values(after.columns).flatMap((column) => sourceOf(column, alteration, down))
  const notes = [
    ...dropped.map((column) => remarks.dropsColumn(before.name, column.name)),
    ...sources.flatMap(({ remarks }) => remarks),
    ...demands(alteration),
  ]
  return [
    [...(down ? notes : []), sql.createTable(after, fresh)].join('\n'),
    sql.copyRows(
      fresh,
      before.name,
      sources.map(({ column }) => column),
      sources.map(({ value }) => value),
    ),
    sql.dropTable(before),
    sql.renameTable(fresh, after.name),
  ]
}

/** None for a column that is new and begins with its default. */
function sourceOf(column: Column, alteration: Alteration, down: boolean): Source[] {
  const { before, after, changed, adrift } = alteration
  const change = changed.find((change) => change.after === column)
  const loose = down && adrift.find((one) => one.column === column)
  if (!before.columns[column.name]) return down ? [restored(column, after)] : []
  if (loose) return [unmoored(column, after, loose.to)]
  if (!change || isStoredAlike(change.before, column)) return [as(column, quoted(column))]
  const conversion = conversionOf(change.before, column)
  const value = change.before.type === column.type ? quoted(column) : (conversion?.sql ?? quoted(column))
  const source = as(column, value, change.before.type === column.type ? [] : retyped(after, change))
  return down && isRequired(column, after) && !isRequired(change.before, before)
    ? [filled(source, column, after)]
    : [source]
}

function restored(column: Column, after: Table): Source {
  if (!isRequired(column, after)) {
    const problem = emptyProblemOf(column, after)
    return as(column, column.default ?? 'NULL', [
      problem
        ? remarks.fill(after.name, column, problem)
        : remarks.returnsColumn(after.name, column, column.default),
    ])
  }
  const { value, problem } = fillingOf(column, after, zeros)
  return as(column, problem ? 'NULL' : value, [
    problem ? remarks.fill(after.name, column, problem) : remarks.returnsColumn(after.name, column, value),
  ])
}

function unmoored(column: Column, after: Table, to: string): Source {
  const isEmptied = !isRequired(column, after)
  const remark = isEmptied ? remarks.cutsLoose : remarks.repoint
  return as(column, isEmptied ? 'NULL' : quoted(column), [remark(after.name, column.name, to)])
}

function filled(source: Source, column: Column, after: Table): Source {
  const { value, problem } = fillingOf(column, after, zeros)
  return problem
    ? { ...source, remarks: [...source.remarks, breaks.notNull(after, column.name)] }
    : {
        ...source,
        value: `coalesce(${source.value}, ${value})`,
        remarks: [...source.remarks, remarks.fills(after.name, column.name, value)],
      }
}

function retyped(table: Table, { before, after }: Alteration['changed'][number]): string[] {
  const conversion = conversionOf(before, after)
  if (!conversion)
    return [remarks.byHand(`how ${table.name}.${after.name} turns from ${before.type} into ${after.type}`)]
  return [
    ...(kindOf(before) === kindOf(after) ? [] : [remarks.returnsChanged(table.name, after)]),
    ...(conversion.stays ? [remarks.stays(table.name, after.name, conversion.stays)] : []),
  ]
}

/** What is asked of rows that nothing asked of them before. */
function demands(alteration: Alteration): string[] {
  const { after } = alteration
  const unique = [
    after.primaryKey?.columns ?? [],
    ...Object.values(after.uniques).map(({ columns }) => columns),
  ]
  return [
    ...unique
      .filter((columns) => columns.length > 0 && asksMore.unique(alteration, columns))
      .map((columns) => breaks.unique(after, columns)),
    ...Object.values(after.checks)
      .filter((check) => asksMore.check(alteration, check))
      .map(({ name }) => breaks.check(after, name)),
    ...Object.values(after.foreignKeys)
      .filter((key) => asksMore.foreignKey(alteration, key) && !isAdrift(alteration, key))
      .map(({ columns, to }) => breaks.foreignKey(after, columns, to)),
  ]
}

const as = ({ name }: Column, value: string, remarks: string[] = []): Source => ({
  column: name,
  value,
  remarks,
})

const quoted = ({ name }: Column) => `\`${name}\``
