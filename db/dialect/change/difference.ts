import { type Renames, renamed } from './renames.ts'
import { type Check, type Column, columnsOf, type ForeignKey, type Shape, same, type Table } from './shape.ts'

/**
 * What leads from one shape to another. `old` is a table under its old name, `before` the same one with all its
 * new names, `after` what it is to become.
 */
export type Difference = {
  created: Table[]
  dropped: Table[]
  altered: Alteration[]
  renames: Renames
  /** Why a person must write some of it. */
  beyond: string[]
}

/** An up asks rows for what it needs and fails; a down fills what it can and says what is lost. */
export type Way = 'up' | 'down'

export type Alteration = {
  old: Table
  before: Table
  after: Table
  added: Column[]
  dropped: Column[]
  changed: { before: Column; after: Column }[]
  /** Columns with something in them that will point to a table that is only just being made. */
  adrift: { column: Column; to: string }[]
}

export function differenceOf(before: Shape, after: Shape, renames: Renames): Difference {
  const moved = renamed(before, renames)
  const olds = Object.values(before.tables)
  const pairs = Object.values(moved.tables).map((table, at) => ({ table, old: olds[at] ?? table }))
  const kept = pairs.flatMap(({ table, old }) => {
    const now = after.tables[table.name]
    return now ? [alterationOf(old, table, now, moved)] : []
  })
  return {
    created: Object.values(after.tables).filter(({ name }) => !moved.tables[name]),
    dropped: pairs.filter(({ table }) => !after.tables[table.name]).map(({ old }) => old),
    altered: kept,
    renames,
    beyond: [
      ...Object.keys(after.besides)
        .filter((name) => (before.besides[name] ?? '{}') !== after.besides[name])
        .map((name) => `the ${name} that changed`),
      ...kept
        .filter(({ before, after }) => before.odd.length + after.odd.length > 0 && !same(before, after))
        .map(
          ({ after }) => `the change of ${after.name}, whose columns are more than their type and default`,
        ),
      ...Object.values(after.tables)
        .filter(({ name, odd }) => !moved.tables[name] && odd.length > 0)
        .map(({ name, odd }) => `the table ${name}, which ${odd.join(', ')}`),
    ],
  }
}

function alterationOf(old: Table, before: Table, after: Table, all: Shape): Alteration {
  return {
    old,
    before,
    after,
    added: Object.values(after.columns).filter(({ name }) => !before.columns[name]),
    dropped: Object.values(before.columns).filter(({ name }) => !after.columns[name]),
    changed: Object.values(after.columns).flatMap((column) => {
      const was = before.columns[column.name]
      return was && !same(was, column) ? [{ before: was, after: column }] : []
    }),
    adrift: Object.values(after.foreignKeys)
      .filter(({ to }) => !all.tables[to])
      .flatMap(({ columns, to }) =>
        columns.flatMap((name) => {
          const column = after.columns[name]
          return column && before.columns[name] ? [{ column, to }] : []
        }),
      ),
  }
}

type Part = 'foreignKeys' | 'uniques' | 'checks' | 'indexes'
type Rule<P extends Part> = Table[P][string]
export type Exchange<P extends Part> = { goes: Rule<P>[]; comes: Rule<P>[] }

/** The rules of one kind that go and those that come; what `again` says goes and comes back although it stays. */
export function exchange<P extends Part>(
  { before, after }: Alteration,
  part: P,
  again: (rule: Rule<P>) => boolean = () => false,
): Exchange<P> {
  const was = before[part] as Record<string, Rule<P>>
  const is = after[part] as Record<string, Rule<P>>
  const stays = (rule: Rule<P>) => same(was[rule.name], is[rule.name]) && !again(rule)
  return {
    goes: Object.values(was).filter((rule) => !stays(rule)),
    comes: Object.values(is).filter((rule) => !stays(rule)),
  }
}

/** Whether rows that were fine before may break the rule: nothing asked the same of them, by whatever name. */
export const asksMore = {
  foreignKey: ({ before }: Alteration, { columns, to, toColumns }: ForeignKey) =>
    !Object.values(before.foreignKeys).some((key) =>
      same([key.columns, key.to, key.toColumns], [columns, to, toColumns]),
    ),
  check: ({ before }: Alteration, { condition }: Check) =>
    !Object.values(before.checks).some((check) => check.condition === condition),
  unique: ({ before }: Alteration, columns: string[]) =>
    !uniqueColumns(before).some((known) => same(known, columns)),
}

/** Every list of columns in which no two rows may be the same. */
export const uniqueColumns = ({ primaryKey, uniques, indexes }: Table): string[][] => [
  ...(primaryKey ? [primaryKey.columns] : []),
  ...Object.values(uniques).map(({ columns }) => columns),
  ...Object.values(indexes)
    .filter(({ isUnique, where }) => isUnique && !where)
    .map(columnsOf),
]

/** Whether the column must hold something: also because it is part of the primary key. */
export const isRequired = ({ name, notNull }: Column, { primaryKey }: Table): boolean =>
  notNull || primaryKey?.columns.includes(name) === true

/** Whether what the key points to is only just being made, so that nothing can point there yet. */
export const isAdrift = ({ adrift }: Alteration, key: ForeignKey): boolean =>
  adrift.some(({ column, to }) => key.to === to && key.columns.includes(column.name))
