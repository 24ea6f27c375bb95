import { command } from './command.ts'

const help = `npm run db:stamp -- <revision> | head | base

Writes into the books that the database is at a revision, and changes nothing else: for tables that are known to
be there already, or to be gone. npm run db:check says whether they are.

  <revision>   a tag such as 0003_likes, its number, or an unambiguous beginning
  --help       this`

await command(help, async (args) => {
  const { stampCommand } = await import('./migrate/commands.ts')
  return stampCommand(args)
})
