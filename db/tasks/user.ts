import { command } from './command.ts'

const help = `npm run user -- <command>

  list                                       everybody: handle, e-mail, role, posts, joined, suspended
  reset-link <handle>                        a link to choose a new password; works once, for 30 minutes
  role <handle> member|moderator|admin       gives somebody another role
  suspend <handle> [--undo]                  signs somebody out and hides them, or lets them return
  delete <handle> --yes [--now]              signs somebody out and hides them; after 14 days they are erased for good.
                                             Until then they can come back by signing in, unless they are suspended;
                                             with --now nobody can, and a place that runs erases them within a minute
  delete <handle> --undo                     lets them return, within the 14 days`

await command(help, async (args) => {
  if (args.length === 0) return help
  const { userCommand } = await import('./user/commands.ts')
  return userCommand(args, tell)
})

/** For whoever collects what scripts do; a person at a terminal reads the answer. */
function tell(event: string, details: object) {
  if (process.stderr.isTTY) return
  const line = { level: 'info', time: Date.now(), event, by: 'operator', ...details }
  process.stderr.write(`${JSON.stringify(line)}\n`)
}
