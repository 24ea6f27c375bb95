import { driver } from '../../client.ts'
import type { Hearing } from './hearing.ts'
import { inLines, type Statement } from './statement.ts'
import { Verbatim } from './verbatim.ts'

type Built = { toSQL(): { sql: string; params: unknown[] } }

/**
 * The SQL of a query that is only built, which is not asked; of a promise or a function, once it is done, what
 * the line it stands in asked of the database.
 */
export async function sqlOf(asked: unknown, hearing: Hearing): Promise<Verbatim> {
  if (isBuilt(asked)) return new Verbatim(inLines(statementOf(asked)))
  await (typeof asked === 'function' ? asked() : asked)
  return new Verbatim(hearing.heard.map(inLines).join('\n') || 'nothing was asked of the database')
}

/** How the database means to answer a query that is only built, a step a line; it is not asked. */
export async function planOf(query: unknown): Promise<Verbatim> {
  if (!isBuilt(query)) throw new TypeError('planOf wants a query that is built: db.select().from(posts)')
  const { text, values } = statementOf(query)
  return new Verbatim((await driver().plan(text, values)).join('\n'))
}

function statementOf(query: Built): Statement {
  const { sql, params } = query.toSQL()
  return { text: sql, values: params }
}

const isBuilt = (value: unknown): value is Built =>
  typeof value === 'object' && value !== null && 'toSQL' in value && typeof value.toSQL === 'function'
