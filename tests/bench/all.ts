import { fork } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Goal, tableOf } from './goals.ts'

/*
 * Everything that is measured, as one table: `npm run bench -- --size M`. `--postgres` asks the timelines of a real
 * Postgres that is started for it, `--json FILE` writes the figures down as well.
 */

const { values } = parseArgs({
  options: {
    size: { type: 'string', default: 'S' },
    postgres: { type: 'boolean' },
    json: { type: 'string' },
  },
})

const goals: Goal[] = []
await run('tests/bench/timelines.ts', ['--size', values.size, ...(values.postgres ? ['--postgres'] : [])])
await run('tests/bench/pages.ts', [])
process.stdout.write(`\n${tableOf(goals)}\n`)
if (values.json) writeFileSync(values.json, `${JSON.stringify(goals, null, 2)}\n`)

async function run(file: string, options: string[]): Promise<void> {
  const child = fork(file, options)
  child.on('message', (told: Goal[]) => goals.push(...told))
  const code = await new Promise<number | null>((ended) => child.once('exit', ended))
  if (code !== 0) throw new Error(`${file} ended with ${code}`)
}
