import { parseArgs } from 'node:util'
import { command } from './command.ts'

const help = `npm run db:seed [-- --force]

Fills an empty database with a demo place: the people of Quillbeck and a month of their posts. They share one
password, which is printed at the end. On a machine that only you can reach, one of them is an admin.

  --force   also where people live already, or where others can reach the place; nobody becomes an admin there
  --help    this`

await command(help, async (args) => {
  const { values } = parseArgs({ args, options: { force: { type: 'boolean', default: false } } })
  const { fill } = await import('./seed/fill.ts')
  return fill(values)
})
