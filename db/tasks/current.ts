import { command } from './command.ts'

const help = `npm run db:current

Says at which revision the database is, and how far behind the newest.

  --help   this`

await command(help, async (args) => {
  const { currentCommand } = await import('./migrate/commands.ts')
  return currentCommand(args)
})
