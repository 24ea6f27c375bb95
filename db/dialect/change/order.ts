import type { ForeignKey, Table } from './shape.ts'

/** Tables in the order they can be dropped in, and the foreign keys that must go first where they form a ring. */
export type DropOrder = { tables: Table[]; knots: { table: Table; key: ForeignKey }[] }

/** Those that point come before those they point to. */
export function dropOrder(tables: Table[]): DropOrder {
  const order: DropOrder = { tables: [], knots: [] }
  let left = tables
  while (left.length > 0) {
    const free = left.filter((table) =>
      left.every((other) => other === table || keysTo(other, table).length === 0),
    )
    const [next] = free
    if (!next) {
      const [stuck] = left
      for (const table of left)
        if (stuck && table !== stuck) order.knots.push(...keysTo(table, stuck).map((key) => ({ table, key })))
      order.tables.push(...left.slice(0, 1))
      left = left.slice(1)
      continue
    }
    order.tables.push(...free)
    left = left.filter((table) => !free.includes(table))
  }
  return order
}

const keysTo = (table: Table, target: Table): ForeignKey[] =>
  Object.values(table.foreignKeys).filter(({ to }) => to === target.name)
