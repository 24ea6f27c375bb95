import { command } from '#db/tasks/command.ts'
import { help, seed } from '#db/tasks/seed/run.ts'

/* `npm run db:seed`. It stands here because the demo place has pictures, and where they are kept the database does not know. */

await command(help, async (args) => {
  const { hang } = await import('./demo/hang.ts')
  return seed(args, hang)
})
