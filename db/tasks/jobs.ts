import { command } from './command.ts'

const help = `npm run jobs -- <command>

  list                 what was to be done and was given up after many attempts, and how much waits to be done
  retry <id>|--all     tries it again, now
  drop <id>|--all      forgets it: it will never be done`

await command(help, async (args) => {
  if (args.length === 0) return help
  const { jobsCommand } = await import('./jobs/commands.ts')
  return jobsCommand(args)
})
