import { command } from './command.ts'

const help = `npm run db:restore -- <backup> [--verify]

Puts a backup in its place: the database where DATABASE_URL says, the files into the data directory. Both must be
empty, and nobody may use them. All of it arrives, or nothing; a damaged backup is refused before anything is
touched. A backup of SQLite goes into SQLite and one of Postgres into Postgres; npm run db:copy moves from one to the
other.

  --verify   only looks whether the backup is whole
  --help     this`

await command(help, async (args) => {
  const { restoreCommand } = await import('./restore/restore-command.ts')
  return restoreCommand(args)
})
