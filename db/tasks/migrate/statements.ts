import { ConfigurationError } from '../../dialect/index.ts'
import type { Migration } from './journal.ts'

const outsideTransactions =
  /\bconcurrently\b|^\s*(vacuum|attach|detach|(create|drop)\s+database|alter\s+system)\b/i
const transactionControl = /(^|;)\s*(commit|rollback)\b|^\s*(begin|end|start\s+transaction)\b/i

/**
 * The statements of a migration to run. PRAGMAs are left out: inside a transaction they do nothing, and the
 * runner switches foreign keys itself. Throws a ConfigurationError for what cannot be part of a transaction.
 */
export function statementsOf({ tag, statements }: Pick<Migration, 'tag' | 'statements'>): string[] {
  return statements.filter((statement) => {
    const bare = withoutComments(statement).trim()
    if (outsideTransactions.test(bare) || transactionControl.test(bare))
      throw new ConfigurationError(
        `migration ${tag} cannot run: "${firstLine(bare)}" does not go into a transaction`,
      )
    return bare !== '' && !/^pragma\b/i.test(bare)
  })
}

const withoutComments = (sql: string) => sql.replace(/\/\*[\s\S]*?\*\/|--.*$/gm, ' ')

const firstLine = (sql: string) => sql.split('\n')[0]?.slice(0, 80).trim() ?? ''

/** The tables a migration deletes rows from in its own words; those may shrink. */
export function deletesFrom(statements: string[]): string[] {
  const sql = withoutComments(statements.join(';\n'))
  return [...sql.matchAll(/\b(?:delete\s+from|truncate(?:\s+table)?)\s+["`]?(\w+)/gi)].map(
    ([, name = '']) => name,
  )
}

/** What a table of before is called afterwards. */
export function nameAfter(table: string, statements: string[]): string {
  const sql = withoutComments(statements.join(';\n'))
  const renames = sql.matchAll(/\balter\s+table\s+["`]?(\w+)["`]?\s+rename\s+to\s+["`]?(\w+)/gi)
  let name = table
  for (const [, from, to] of renames) if (from === name && to) name = to
  return name
}
