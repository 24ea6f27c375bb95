import { writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { kill } from './r1-kill.ts'
import { power } from './r2-power.ts'
import { fullDisk } from './r3-full-disk.ts'
import { readOnly } from './r4-read-only.ts'
import { readOnlyLater } from './r4-read-only-later.ts'
import { locked } from './r5-locked.ts'
import { corrupt } from './r6-corrupt.ts'
import { upgrade } from './r7-upgrade.ts'
import { twoStarters } from './r8-two-starters.ts'
import { clock } from './r9-clock.ts'
import { slow } from './r10-slow.ts'
import { streams } from './r11-streams.ts'
import { floods } from './r12-floods.ts'
import { overload } from './r12-overload.ts'
import { sigterm } from './r13-sigterm.ts'
import { uploads } from './r14-upload.ts'
import { restore } from './r15-restore.ts'
import { postgresAway } from './r16-postgres.ts'
import { double } from './r17-double.ts'
import { pagination } from './r18-walks.ts'
import { log } from './r20-log.ts'
import { aborts } from './r21-aborts.ts'
import type { Row, Seen } from './row.ts'

/*
 * Faults, each provoked for real against the production build: `npm run test:faults`, some of them with
 * `-- --only R1,R13`, as JSON with `--json FILE`. Ends with 1 when one is not withstood.
 */

const { values } = parseArgs({ options: { only: { type: 'string' }, json: { type: 'string' } } })
const rows: Row[] = [
  ...[kill, power, fullDisk, readOnly, readOnlyLater, locked, corrupt, upgrade, twoStarters, clock],
  ...[slow, streams, overload, floods],
  ...[sigterm, uploads, restore, postgresAway, double, pagination, log, aborts],
]
const only = values.only?.toUpperCase().split(',')

type Told = Omit<Row, 'run'> & { outcome: string; seen: string; seconds: number }

const told: Told[] = []
for (const { run, ...row } of rows.filter(({ id }) => !only || only.includes(id))) {
  process.stdout.write(`${row.id} ${row.fault} …\n`)
  const began = performance.now()
  const seen = await run().catch((error: unknown): Seen => ({ seen: String(error), met: false }))
  const one = { ...row, ...outcomeOf(seen), seconds: Math.round((performance.now() - began) / 1000) }
  told.push(one)
  process.stdout.write(`  ${one.outcome}: ${one.seen} (${one.seconds} s)\n`)
}

function outcomeOf(seen: Seen) {
  if ('skipped' in seen) return { outcome: 'skipped', seen: seen.skipped }
  return { outcome: seen.met ? 'met' : 'NOT MET', seen: seen.seen }
}

const cell = (text: string) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')
const lines = told.map(
  (one) => `| ${[one.id, one.fault, one.asked, one.seen, one.outcome].map(cell).join(' | ')} |`,
)
process.stdout.write(
  ['', '| | fault | asked | seen | |', '| --- | --- | --- | --- | --- |', ...lines, ''].join('\n'),
)
if (values.json) writeFileSync(values.json, JSON.stringify(told, null, 2))
// What a row that failed half way left running goes with us.
process.exit(told.some(({ outcome }) => outcome === 'NOT MET') ? 1 : 0)
