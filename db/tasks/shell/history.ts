import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { REPLServer } from 'node:repl'
import { dataDirectory } from '../../dialect/index.ts'

/**
 * Remembers what was typed, from one time to the next, in a file that only this user can read. Where it cannot be
 * kept, the shell says so and goes on without.
 */
export async function keepHistory(server: REPLServer, directory = dataDirectory()): Promise<void> {
  const file = join(directory, 'shell-history')
  try {
    mkdirSync(directory, { recursive: true, mode: 0o700 })
  } catch {
    // Opening the file will fail, and say so.
  }
  await new Promise<void>((settle) => server.setupHistory(file, () => settle()))
  try {
    chmodSync(file, 0o600)
  } catch {
    // There is none.
  }
}
