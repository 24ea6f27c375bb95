import { parseArgs } from 'node:util'
import { command } from './command.ts'

const help = `npm run doctor [-- --mend]

Compares what the database says with what can be counted in it: follower, following and post counts; everybody’s
row towards themselves; the words by which people are found; rows that point to nobody; ids out of range or in the future; sessions, links, rate limits
and forms that ran out; jobs that were given up or that nobody does; the file of SQLite, indexes and constraints of Postgres; pending migrations. Prints a line
for each kind of trouble, how often and one example, and ends with 1; or "All is well."

  --mend   puts right what can be put right, in small steps, also while the place is open; tells what it changed
           and what it could not
  --help   this`

await command(help, async (args) => {
  const { values } = parseArgs({ args, options: { mend: { type: 'boolean', default: false } } })
  const { examine } = await import('./doctor/examine.ts')
  const { lines, isWell } = await examine(values)
  if (!isWell) process.exitCode = 1
  return lines.join('\n')
})
