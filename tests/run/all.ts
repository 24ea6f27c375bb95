import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { cleanEnvironment } from './environment.ts'
import { leave, type Outcome, report, type Step, take } from './step.ts'
import { steps } from './steps.ts'

/*
 * `npm test`: every step in order, whatever came of those before, then what failed, then the totals.
 * With names, only those steps: `node tests/run/all.ts types lint`.
 */

const wanted = process.argv.slice(2)
const unknown = wanted.filter((name) => !steps.some((step) => step.name === name))
if (unknown.length > 0) {
  process.stderr.write(
    `no such step: ${unknown.join(', ')}; there are ${steps.map((step) => step.name).join(', ')}\n`,
  )
  process.exit(2)
}

const directory = mkdtempSync(join(tmpdir(), 'pipit-run-'))
process.on('exit', () => rmSync(directory, { recursive: true, force: true }))
const env = cleanEnvironment(directory)

const outcomes = new Map<Step, Outcome>()
const hasFailed = (name?: string) =>
  [...outcomes].some(([step, { failed }]) => step.name === name && failed > 0)

for (const step of steps) {
  if (wanted.length > 0 && !wanted.includes(step.name)) continue
  outcomes.set(step, hasFailed(step.needs) ? leave(step) : await take(step, { env, directory }))
}
process.exitCode = report(outcomes)
