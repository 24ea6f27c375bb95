import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'

/** A real Postgres with one empty database. */
export type Postgres = {
  url: string
  /** Stops it, or starts it again with what it holds; resolves when that is done. */
  turn: () => Promise<void>
  /** Ends it and its data. */
  stop: () => Promise<void>
}

export async function startPostgres(): Promise<Postgres> {
  const child = spawn(process.execPath, [resolve(import.meta.dirname, '../postgres-server.ts')], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const gone = once(child, 'exit')
  const lines = createInterface(child.stdout)
  const next = async () => String((await once(lines, 'line'))[0])
  const server = await Promise.race([next(), gone.then(() => undefined)])
  if (!server) throw new Error('Postgres did not start')
  return {
    url: `${server}/postgres`,
    async turn() {
      const done = next()
      child.stdin.write('\n')
      await done
    },
    async stop() {
      child.stdin.end()
      await gone
    },
  }
}
