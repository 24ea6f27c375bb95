import { fork } from 'node:child_process'
import { parseArgs } from 'node:util'
import { type Goal, isMet, tableOf } from './goals.ts'

/*
 * Everything that is measured, as one table: `npm run bench -- --size M`. `--postgres` asks a real Postgres that is
 * started for it, `--json` prints the figures as JSON instead. The numbers are those of the goals.
 */

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'S' },
    postgres: { type: 'boolean' },
    json: { type: 'boolean' },
  },
})

const goals: Goal[] = []
const options = ['--size', values.size, ...(values.postgres ? ['--postgres'] : [])]
await run('tests/bench/timelines.ts')
await run('tests/bench/pages.ts')
await run('tests/bench/processes.ts')
// What is in the tables does not matter there.
await run('tests/bench/instances.ts', ['--size', 'S'])
goals.sort((a, b) => numberOf(a) - numberOf(b))
const told = values.json
  ? JSON.stringify(
      goals.map((one) => ({ ...one, met: isMet(one) })),
      null,
      2,
    )
  : tableOf(goals)
process.stdout.write(`\n${told}\n`)

/** What is measured without a goal comes last. */
function numberOf({ goal }: Goal): number {
  return Number(/^\d(?= )/.exec(goal)?.[0] ?? 9)
}

async function run(file: string, given = options): Promise<void> {
  // What they say on the way is no part of the JSON.
  const child = fork(file, given, { stdio: ['ignore', values.json ? 2 : 1, 2, 'ipc'] })
  child.on('message', (told: Goal[]) => goals.push(...told))
  const code = await new Promise<number | null>((ended) => child.once('exit', ended))
  if (code !== 0) throw new Error(`${file} ended with ${code}`)
}
