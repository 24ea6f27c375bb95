import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'

/** A real Postgres with one empty database; `stop` ends it and its data. */
export async function startPostgres(): Promise<{ url: string; stop: () => Promise<void> }> {
  const child = spawn(process.execPath, [resolve(import.meta.dirname, '../postgres-server.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const gone = once(child, 'exit')
  for await (const server of createInterface(child.stdout)) {
    return {
      url: `${server}/postgres`,
      async stop() {
        child.stdin.end()
        await gone
      },
    }
  }
  throw new Error('Postgres did not start')
}
