import Connection from 'better-sqlite3'
import pg from 'pg'

/**
 * Why the database refused a statement, in words that are the same for both dialects; undefined when the error
 * is not its answer.
 */
export function refusalOf(error: unknown): string | undefined {
  if (error instanceof Connection.SqliteError) return ofSqlite(error)
  if (error instanceof pg.DatabaseError) return ofPostgres(error)
  return error instanceof Error && error.cause ? refusalOf(error.cause) : undefined
}

/** "UNIQUE constraint failed: users.handle" */
function ofSqlite({ code, message }: { code: string; message: string }): string {
  const what = /^[A-Z ]+ constraint failed: (.*)$/.exec(message)?.[1] ?? ''
  switch (code) {
    case 'SQLITE_CONSTRAINT_UNIQUE':
      return unique(what)
    case 'SQLITE_CONSTRAINT_PRIMARYKEY':
    case 'SQLITE_CONSTRAINT_ROWID':
      return primaryKey(what)
    case 'SQLITE_CONSTRAINT_CHECK':
      return check(what)
    case 'SQLITE_CONSTRAINT_NOTNULL':
      return notNull(what)
    case 'SQLITE_CONSTRAINT_FOREIGNKEY':
      return foreignKey('a row would point to none')
    default:
      return message
  }
}

function ofPostgres({
  code,
  message,
  table,
  column,
  constraint = '',
  detail = '',
}: pg.DatabaseError): string {
  // "Key (handle)=(ada) already exists."
  const columns = /^Key \(([^)]*)\)=/.exec(detail)?.[1]?.split(', ') ?? []
  const what = columns.map((name) => `${table}.${name}`).join(', ')
  switch (code) {
    case '23505':
      return constraint === `${table}_pkey` ? primaryKey(what) : unique(what)
    case '23514':
      return check(constraint)
    case '23502':
      return notNull(`${table}.${column}`)
    case '23503':
      return foreignKey(detail)
    default:
      return message
  }
}

const unique = (columns: string) => `unique violation: ${columns} is taken`
const primaryKey = (columns: string) => `primary key violation: there is a row with this ${columns}`
const check = (name: string) => `check violation: ${name}`
const notNull = (column: string) => `not null violation: ${column} needs a value`
const foreignKey = (detail: string) => `foreign key violation: ${detail}`
