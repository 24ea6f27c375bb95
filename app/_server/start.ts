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
  const { run } = await import('./run.ts')
  await run({ root, dev })
} catch (error) {
  const { explain } = await import('./explain.ts')
  process.stderr.write(explain(error))
  process.exit(1)
}
