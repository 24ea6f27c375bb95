import { type Alteration, type Exchange, exchange } from './difference.ts'
import { columnsOf, type ForeignKey, mentions, same, type Table } from './shape.ts'

type PrimaryKey = { name: string; columns: string[] }

/** What an alteration does to the rules of a table. */
export type Rules = {
  alteration: Alteration
  foreignKeys: Exchange<'foreignKeys'>
  uniques: Exchange<'uniques'>
  checks: Exchange<'checks'>
  indexes: Exchange<'indexes'>
  primaryKey: { goes: PrimaryKey[]; comes: PrimaryKey[]; renamed: { from: string; to: string }[] }
}

/**
 * Besides what differs: a rule that reads a column whose type changes, and a foreign key whose target loses the
 * key it points to, must go and come back.
 */
export function rulesOf(alteration: Alteration, all: Alteration[]): Rules {
  const others = new Map(all.map((one) => [one.after.name, one]))
  const reads = (text: string) => retyped(alteration).some((column) => mentions(text, column))
  return {
    alteration,
    foreignKeys: exchange(alteration, 'foreignKeys', (key) => {
      const target = others.get(key.to)
      return (
        key.columns.some((column) => retyped(alteration).includes(column)) ||
        (target !== undefined && losesKey(target, key))
      )
    }),
    uniques: exchange(alteration, 'uniques'),
    checks: exchange(alteration, 'checks', ({ condition }) => reads(condition)),
    indexes: exchange(
      alteration,
      'indexes',
      ({ parts, where }) =>
        reads(where ?? '') || parts.some(({ column, isExpression }) => isExpression && reads(column)),
    ),
    primaryKey: primaryKeyOf(alteration),
  }
}

function primaryKeyOf({ old, before, after }: Alteration): Rules['primaryKey'] {
  const was = old.primaryKey && { name: keyName(old), columns: before.primaryKey?.columns ?? [] }
  const is = after.primaryKey && { name: keyName(after), columns: after.primaryKey.columns }
  if (!was || !is || !same(was.columns, is.columns))
    return { goes: was ? [was] : [], comes: is ? [is] : [], renamed: [] }
  return { goes: [], comes: [], renamed: was.name === is.name ? [] : [{ from: was.name, to: is.name }] }
}

/** What Postgres calls a primary key that got no name. */
const keyName = ({ name, primaryKey }: Table) => primaryKey?.name ?? `${name}_pkey`

const retyped = ({ changed }: Alteration): string[] =>
  changed.filter(({ before, after }) => before.type !== after.type).map(({ after }) => after.name)

function losesKey(target: Alteration, { toColumns }: ForeignKey): boolean {
  const isIt = (columns: string[]) => same([...columns].sort(), [...toColumns].sort())
  return (
    toColumns.some((column) => retyped(target).includes(column)) ||
    primaryKeyOf(target).goes.some(({ columns }) => isIt(columns)) ||
    exchange(target, 'uniques').goes.some(({ columns }) => isIt(columns)) ||
    exchange(target, 'indexes').goes.some((index) => index.isUnique && isIt(columnsOf(index)))
  )
}
