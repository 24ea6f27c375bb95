import { parseArgs } from 'node:util'
import { command } from './command.ts'

const help = `npm run db:studio [-- --port 4983]

Drizzle Studio on the database of DATABASE_URL, to look into its tables and to change them. Its page comes from
drizzle's site, https://local.drizzle.studio, and asks this machine alone for the rows; other pages are refused.
What is changed there keeps the constraints of the tables, and no other rule of Pipit's. Ctrl-C ends it.

  --port   where this machine answers, 4983 when it is not said
  --help   this

Without the internet, or for a script: npm run db:shell`

await command(help, async (args) => {
  const { values } = parseArgs({ args, options: { port: { type: 'string', default: '4983' } } })
  const { serveStudio } = await import('./studio/serve.ts')
  return serveStudio(values.port)
})
