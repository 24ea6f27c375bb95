import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startPostgres } from '../e2e/postgres.ts'

type Wanted = { postgres?: boolean | undefined; url?: string | undefined }

/** A database of its own, which what is imported afterwards opens: a file of SQLite, or a Postgres that is started. */
export async function ownPlace({ postgres, url }: Wanted) {
  const directory = mkdtempSync(join(tmpdir(), 'pipit-bench-'))
  const server = postgres ? await startPostgres() : undefined
  const file = join(directory, 'pipit.db')
  process.env.DATA_DIR = directory
  process.env.DATABASE_URL = url ?? server?.url ?? `file:${file}`
  return {
    file,
    async end() {
      await server?.stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}
