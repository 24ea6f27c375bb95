import { command } from './command.ts'

const help = `npm run db:backup [-- <folder>] [--keep N]

Copies everything Pipit keeps, the database and the data directory, into a new folder named for the moment, with a
checksum for each file. Pipit may run meanwhile: the copy is as things were when it began.

  <folder>   where the backups lie; unset, backups/ in the data directory. Another disk is safer
  --keep N   removes the oldest backups there, so that N are left
  --help     this

What .env and the environment say is not in it. npm run db:restore brings it back.`

await command(help, async (args) => {
  const { backupCommand } = await import('./backup/backup-command.ts')
  return backupCommand(args)
})
