import { command } from './command.ts'

const help = `npm run user -- <command>

  list                                       everybody: handle, e-mail, role, posts, joined, suspended
  reset-link <handle>                        a link to choose a new password; works once, for 30 minutes
  role <handle> member|moderator|admin       gives somebody another role
  suspend <handle> [--undo]                  signs somebody out and hides them, or lets them return`

await command(help, async (args) => {
  if (args.length === 0) return help
  const { userCommand } = await import('./user/commands.ts')
  return userCommand(args)
})
