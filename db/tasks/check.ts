import { command } from './command.ts'

const help = `npm run db:check [-- --accept]

Says whether the schema, the migration files of both dialects, their down files and the tables of the database agree:
a line for each thing that does not, and exit code 1.

  --accept   notes the migration files as they are now: after you wrote or edited SQL by hand
  --help     this`

await command(help, async (args) => {
  const { checkCommand } = await import('./migrate/check/command.ts')
  return checkCommand(args)
})
