import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

/*
 * `npm start` and, with --dev, `npm run dev`. The environment comes first: the modules of the database read it
 * when they are loaded, so everything else is imported afterwards.
 */

const root = resolve(import.meta.dirname, '../..')
const dev = process.argv.includes('--dev')

process.chdir(root)
Object.assign(process.env, { NODE_ENV: dev ? 'development' : 'production' })
process.env.NEXT_TELEMETRY_DISABLED ??= '1'

try {
  if (existsSync('.env')) process.loadEnvFile('.env')
  // An empty value means none, as compose files and hosting panels write it.
  for (const [name, value] of Object.entries(process.env)) if (value === '') delete process.env[name]
  const { run } = await import('./run.ts')
  await run({ root, dev })
} catch (error) {
  const { explain } = await import('./explain.ts')
  process.stderr.write(explain(error))
  process.exit(1)
}
