import { command } from './command.ts'

const help = `npm run db:history

Lists every revision, the newest first: when it was generated, and whether the database has it.

  --help   this`

await command(help, async (args) => {
  const { historyCommand } = await import('./migrate/commands.ts')
  return historyCommand(args)
})
