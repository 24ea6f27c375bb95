import { command } from './command.ts'

const help = `npm run db:upgrade [-- <revision>] [-- --sql]

Applies what the database has not got yet, up to the newest revision or to the one named: all of it, or nothing.
A SQLite file is copied to backups/ beside it first.

  <revision>   a tag such as 0003_likes, its number, an unambiguous beginning, or head
  --sql        prints the SQL that would run, and touches nothing
  --help       this`

await command(help, async (args) => {
  const { upgradeCommand } = await import('./migrate/commands.ts')
  return upgradeCommand(args)
})
