import { command } from './command.ts'

const help = `npm run db:copy -- <from> <to>

Copies everything in one database into another, an empty one: file:/path/pipit.db or postgres://…, each way. The
first may be in use; what is written to it after the start is not in the copy. All of it arrives, or nothing.`

await command(help, async (args) => {
  const { copyCommand } = await import('./copy/copy-command.ts')
  return copyCommand(args)
})
