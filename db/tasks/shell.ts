import { parseArgs } from 'node:util'
import { command } from './command.ts'

const help = `npm run db:shell [-- -c 'code'] [-- --read-only]

A prompt for JavaScript with the database in it: every table, query and mutation by its name, Drizzle's operators,
await, completion with Tab, a history. A query is asked when it is entered, and its rows are shown. It opens the
database of DATABASE_URL, which must be up to date.

  -c 'code'     runs the code, shows its answers and ends; so does a script: npm run db:shell < script.js
  --read-only   nothing can be changed
  --help        this; at the prompt, .help tells what is there

Without a terminal the first mistake ends it, with its line and exit code 1. What is typed at the prompt is kept in
the file shell-history of DATA_DIR.`

await command(help, async (args) => {
  const { values } = parseArgs({
    args,
    options: {
      code: { type: 'string', short: 'c' },
      'read-only': { type: 'boolean', default: false },
    },
  })
  const { enter } = await import('./shell/enter.ts')
  return enter({ code: values.code, readOnly: values['read-only'] })
})
