import { command } from './command.ts'

const help = `npm run db:downgrade [-- -N | <revision> | base] [-- --sql]

Leads the database back: one revision, N revisions, to the revision named (it stays), or before the first. All of
it, or nothing. A SQLite file is copied to backups/ beside it first. What cannot come back, the *.down.sql say in
lines that begin with "-- lost:". Where several may start this at once, name the revision.

  <revision>   a tag such as 0003_likes, its number, or an unambiguous beginning
  --sql        prints the SQL that would run, and touches nothing
  --help       this`

await command(help, async (args) => {
  const { downgradeCommand } = await import('./migrate/commands.ts')
  return downgradeCommand(args)
})
