import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { resolve } from 'node:path'
import { ConfigurationError } from '../../dialect/index.ts'
import { pendingMigrations } from '../migrate.ts'

/**
 * Runs `drizzle-kit studio` on the port until it is told to end. Throws a ConfigurationError when the database is
 * not up to date (drizzle-kit would make an empty one), or the port is none or taken.
 */
export async function serveStudio(port: string): Promise<string> {
  if (!/^\d{1,5}$/.test(port) || Number(port) < 1 || Number(port) > 65_535)
    throw new ConfigurationError(`--port ${port} is no port: it is a number from 1 to 65535`)
  if ((await pendingMigrations()).length > 0)
    throw new ConfigurationError('the database is not up to date; npm run db:migrate brings it there')
  await mustBeFree(Number(port))
  const guard = resolve(import.meta.dirname, 'own-page-only.ts')
  const kit = resolve('node_modules/drizzle-kit/bin.cjs')
  const child = spawn(process.execPath, ['--import', guard, kit, 'studio', `--port=${port}`], {
    stdio: 'inherit',
  })
  const end = (signal: NodeJS.Signals) => void child.kill(signal)
  process.once('SIGINT', end).once('SIGTERM', end)
  const [code] = await once(child, 'exit')
  if (code) throw new ConfigurationError(`drizzle-kit studio ended with exit code ${code}`)
  return ''
}

async function mustBeFree(port: number): Promise<void> {
  const probe = createServer().listen(port, '127.0.0.1')
  try {
    await once(probe, 'listening')
  } catch (error) {
    throw new ConfigurationError(`cannot answer on port ${port}: ${(error as Error).message}`)
  }
  probe.close()
  await once(probe, 'close')
}
