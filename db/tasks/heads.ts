import { command } from './command.ts'

const help = `npm run db:heads

Names the newest revision. There are two when two were generated from the same state, on two branches that were
merged: take one of them back and generate it again.

  --help   this`

await command(help, async (args) => {
  const { headsCommand } = await import('./migrate/commands.ts')
  return headsCommand(args)
})
