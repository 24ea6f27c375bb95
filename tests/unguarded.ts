import Connection from 'better-sqlite3'
import pg from 'pg'

/** Changes this test file's database as no release of ours would: without foreign keys and CHECKs. */
export async function unguarded(statement: string): Promise<void> {
  const url = process.env.DATABASE_URL ?? ''
  if (url.startsWith('file:')) onSqlite(url.slice('file:'.length), statement)
  else await onPostgres(url, statement)
}

function onSqlite(file: string, statement: string): void {
  const connection = new Connection(file, { timeout: 2000 })
  connection.pragma('foreign_keys = OFF')
  connection.pragma('ignore_check_constraints = ON')
  connection.exec(statement)
  connection.close()
}

async function onPostgres(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    // As a replica no foreign key objects.
    await client.query(`SET session_replication_role = replica; ${statement}`)
  } finally {
    await client.end()
  }
}
