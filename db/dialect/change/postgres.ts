import { type Alteration, asksMore, type Difference, isAdrift, isRequired, type Way } from './difference.ts'
import { dropOrder } from './order.ts'
import { alterColumn, leaveKey, restoreColumn } from './postgres-columns.ts'
import { type Rules, rulesOf } from './postgres-rules.ts'
import * as sql from './postgres-sql.ts'
import { breaks, noted, remarks } from './remarks.ts'
import type { ForeignKey } from './shape.ts'

/**
 * The statements that lead from one schema to another on Postgres. First goes what stands in the way, then
 * tables and columns change, then the rules come back: no foreign key is broken on the way. Going `down` fills
 * what must not be empty and says what is lost.
 */
export function statementsForPostgres(difference: Difference, way: Way): string[] {
  const { created, dropped, altered, renames } = difference
  const down = way === 'down'
  const rules = altered.map((alteration) => rulesOf(alteration, altered))
  const { tables, knots } = dropOrder(dropped)
  const columns = Object.entries(renames.columns)
  return [
    ...knots.map(({ table, key }) => sql.dropConstraint(table, key)),
    ...rules.flatMap(({ alteration: { old }, foreignKeys }) =>
      foreignKeys.goes.map((key) => sql.dropConstraint(old, key)),
    ),
    ...rules.flatMap(removals),
    ...tables.map((table) => noted(down && remarks.dropsTable(table.name), sql.dropTable(table))),
    ...Object.entries(renames.tables).map(([to, from]) => sql.renameTable(from, to)),
    ...columns.flatMap(([table, names]) =>
      Object.entries(names).map(([to, from]) => sql.renameColumn(table, from, to)),
    ),
    ...created.map((table) => noted(down && remarks.returnsTable(table.name), sql.createTable(table))),
    ...altered.flatMap((alteration) => columnsOf(alteration, down)),
    ...created.flatMap((table) => Object.values(table.indexes).map((index) => sql.createIndex(table, index))),
    ...rules.flatMap((one) => additions(one, down)),
    ...created.flatMap((table) =>
      Object.values(table.foreignKeys).map((key) => sql.addForeignKey(table, key)),
    ),
    ...rules.flatMap(({ alteration, foreignKeys }) => [
      ...(down ? cutLoose(alteration) : []),
      ...foreignKeys.comes.map((key) =>
        noted(down && keyRemark(alteration, key), sql.addForeignKey(alteration.after, key)),
      ),
    ]),
  ]
}

/** In the words of the table as it is still called. */
function removals({ alteration: { old }, indexes, checks, uniques, primaryKey }: Rules): string[] {
  return [
    ...indexes.goes.map(sql.dropIndex),
    ...[...checks.goes, ...uniques.goes, ...primaryKey.goes].map((rule) => sql.dropConstraint(old, rule)),
  ]
}

function columnsOf(alteration: Alteration, down: boolean): string[] {
  const { before, after, added, dropped, changed } = alteration
  return [
    ...dropped.map((column) =>
      noted(down && remarks.dropsColumn(before.name, column.name), sql.dropColumn(before, column)),
    ),
    ...added.flatMap((column) =>
      down ? restoreColumn(alteration, column) : [sql.addColumn(after, column, isRequired(column, after))],
    ),
    ...leaveKey(alteration),
    ...changed.flatMap((change) => alterColumn(alteration, change, down)),
  ]
}

function additions({ alteration, primaryKey, uniques, checks, indexes }: Rules, down: boolean): string[] {
  const { after } = alteration
  const unique = (columns: string[]) =>
    down && asksMore.unique(alteration, columns) && breaks.unique(after, columns)
  return [
    ...primaryKey.renamed.map(({ from, to }) => sql.renameConstraint(after, from, to)),
    ...primaryKey.comes.map((key) => noted(unique(key.columns), sql.addPrimaryKey(after, key))),
    ...uniques.comes.map((rule) => noted(unique(rule.columns), sql.addUnique(after, rule))),
    ...checks.comes.map((check) =>
      noted(
        down && asksMore.check(alteration, check) && breaks.check(after, check.name),
        sql.addCheck(after, check),
      ),
    ),
    ...indexes.comes.map((index) =>
      noted(index.isUnique && unique(index.parts.map(({ column }) => column)), sql.createIndex(after, index)),
    ),
  ]
}

/** What pointed to a table that comes back empty points to nothing. */
function cutLoose({ after, adrift }: Alteration): string[] {
  return adrift
    .filter(({ column }) => !isRequired(column, after))
    .map(({ column, to }) =>
      noted(remarks.cutsLoose(after.name, column.name, to), sql.emptyColumn(after, column)),
    )
}

function keyRemark(alteration: Alteration, key: ForeignKey): string | false {
  const { after, adrift } = alteration
  const stuck = adrift.find(({ column }) => key.columns.includes(column.name) && isRequired(column, after))
  if (stuck) return remarks.repoint(after.name, stuck.column.name, stuck.to)
  return (
    asksMore.foreignKey(alteration, key) &&
    !isAdrift(alteration, key) &&
    breaks.foreignKey(after, key.columns, key.to)
  )
}
