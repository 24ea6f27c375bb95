import type Connection from 'better-sqlite3'
import { noteTime } from './slow.ts'

type Asking = (...values: unknown[]) => unknown

/** The connection, each of whose statements notes how long it takes. */
export function timed(connection: Connection.Database): Connection.Database {
  return Object.create(connection, {
    prepare: { value: (statement: string) => timedStatement(connection.prepare(statement), statement) },
  })
}

function timedStatement(prepared: Connection.Statement, statement: string): Connection.Statement {
  const own = prepared as unknown as Record<'all' | 'get' | 'run', Asking>
  for (const way of ['all', 'get', 'run'] as const) {
    const ask = own[way]
    own[way] = (...values) => {
      const began = performance.now()
      try {
        return ask.apply(prepared, values)
      } finally {
        noteTime(statement, performance.now() - began)
      }
    }
  }
  return prepared
}
