import type { Shape, Table } from '../../dialect/change/shape.ts'
import type { Generated } from './generated.ts'

/**
 * The statements of an up that the snapshots do not account for: somebody wrote them, and only a person knows what
 * undoes them.
 */
export function strangersIn({ up, before, after }: Generated): string[] {
  return up
    .split('--> statement-breakpoint')
    .flatMap(statements)
    .filter((statement) => !isKnown(statement, before, after))
    .map((statement) => statement.replace(/\s+/g, ' '))
}

/** One by one, without comments; a semicolon at the end of a line ends one. */
const statements = (sql: string): string[] =>
  sql
    .replace(/\/\*[\s\S]*?\*\/|--.*$/gm, ' ')
    .split(/;\s*$/m)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '')

function isKnown(statement: string, before: Shape, after: Shape): boolean {
  const [, verb = '', rest = ''] =
    /^(create table|create unique index|create index|drop table|drop index|alter table|insert into|pragma)\b([\s\S]*)/i.exec(
      statement,
    ) ?? []
  const name = nameIn(rest)
  const tables = { ...before.tables, ...after.tables }
  switch (verb.toLowerCase()) {
    case 'pragma':
      return true
    case 'insert into':
      return isCopy(name, after) && !/\bvalues\b/i.test(rest)
    case 'create table':
      return name in after.tables || isCopy(name, after)
    case 'drop table':
      return name in tables
    case 'create index':
    case 'create unique index':
      return Object.values(after.tables).some(({ indexes }) => name in indexes)
    case 'drop index':
      return Object.values(before.tables).some(({ indexes }) => name in indexes)
    case 'alter table':
      return name in tables || isCopy(name, after) ? isKnownChange(rest, before, after) : false
    default:
      return false
  }
}

const changes = {
  column: /^\s*(?:add(?:\s+column)?|drop\s+column|alter\s+column|rename\s+column)\s+["`](\w+)/i,
  constraint: /^\s*(?:add|drop|rename)\s+constraint\s+["`](\w+)/i,
  else: /^\s*(?:rename\s+to|add\s+primary\s+key|disable\s+row\s+level\s+security)\b/i,
}

function isKnownChange(rest: string, before: Shape, after: Shape): boolean {
  const change = rest.replace(/^[\s.]*(?:["`]\w+["`]|\w+)(?:\s*\.\s*["`]\w+["`])?/, '')
  const tables = [...Object.values(before.tables), ...Object.values(after.tables)]
  const [, constraint] = changes.constraint.exec(change) ?? []
  if (constraint) return tables.some((one) => constraintsOf(one).includes(constraint))
  const [, column] = changes.column.exec(change) ?? []
  if (column) return tables.some(({ columns }) => column in columns)
  return changes.else.test(change)
}

const constraintsOf = ({ name, primaryKey, foreignKeys, uniques, checks }: Table): string[] => [
  primaryKey?.name ?? `${name}_pkey`,
  ...[foreignKeys, uniques, checks].flatMap((rules) => Object.keys(rules)),
]

const isCopy = (name: string, { tables }: Shape) => name.startsWith('__new_') && name.slice(6) in tables

const nameIn = (rest: string): string =>
  /^\s*(?:if\s+(?:not\s+)?exists\s+)?(?:["`]?public["`]?\s*\.\s*)?["`]?(\w+)/i.exec(rest)?.[1] ?? ''
