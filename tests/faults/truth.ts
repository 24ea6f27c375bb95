import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import Connection from 'better-sqlite3'
import type { Pipit } from '../e2e/pipit.ts'
import type { Ledger } from './clients.ts'

const run = promisify(execFile)

/** The words of all posts that are stored in a place on SQLite. */
export function stored({ database }: Pick<Pipit, 'database'>): string[] {
  const connection = new Connection(`${database.DATA_DIR}/pipit.db`, { readonly: true })
  try {
    const rows = connection.prepare<[], { body: string }>('SELECT body FROM posts').all()
    return rows.map(({ body }) => body)
  } finally {
    connection.close()
  }
}

/** What was acknowledged and is not stored, and what was refused and is. */
export function faultsOf({ acknowledged, refused }: Ledger, bodies: string[]) {
  const known = new Set(bodies)
  return {
    lost: acknowledged.filter((body) => !known.has(body)).length,
    appeared: refused.filter((body) => known.has(body)).length,
    double: bodies.length - known.size,
  }
}

/** What the doctor says of a place: "All is well." or what is not. */
export async function doctorOf({ database }: Pick<Pipit, 'database'>): Promise<string> {
  const env = { ...process.env, ...database, AUTH_SECRET: '' }
  try {
    const { stdout } = await run(process.execPath, ['db/tasks/doctor.ts'], { env })
    return stdout.trim()
  } catch (error) {
    return String((error as { stdout?: string }).stdout ?? error).trim()
  }
}

export const isWell = (said: string): boolean => said.endsWith('All is well.')

/** How a command of the operator ended, and what it said. */
export async function told(
  { database }: Pick<Pipit, 'database'>,
  script: string,
  ...args: string[]
): Promise<{ code: number; out: string }> {
  const env = { ...process.env, ...database }
  try {
    const { stdout, stderr } = await run(process.execPath, [script, ...args], { env })
    return { code: 0, out: stdout + stderr }
  } catch (error) {
    const { code, stdout = '', stderr = '' } = error as { code?: number; stdout?: string; stderr?: string }
    return { code: Number(code) || 1, out: stdout + stderr }
  }
}
