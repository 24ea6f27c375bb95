import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import Connection from 'better-sqlite3'
import { startPipit } from '../e2e/pipit.ts'
import { inSeconds, type Row, timed } from './row.ts'
import { doctorOf, isWell, told } from './truth.ts'

const kills = 10
const tables = ['users', 'posts', 'follows', 'sessions']

export const upgrade: Row = {
  id: 'R7',
  fault: `kill -9 in the middle of an upgrade from the first revision, ${kills} times, of a place of size S`,
  asked:
    'each time the old revision or the new one, whole; then the server starts with every row; a copy was kept',
  async run() {
    const DATA_DIR = await mkdtemp(join(tmpdir(), 'pipit-upgrade-'))
    const database = { DATA_DIR, DATABASE_URL: '' }
    const file = `${DATA_DIR}/pipit.db`
    try {
      for (const [script, ...args] of [
        ['app/_media/seed.ts', '--size', 'S'],
        ['db/tasks/downgrade.ts', '0000'],
      ] as const) {
        const { code, out } = await told({ database }, script, ...args)
        if (code !== 0) throw new Error(out)
      }
      const rows = countsOf(file)
      cpSync(file, `${file}.first`)
      const [whole] = await timed(() => upgraded(database))
      const ends = { old: 0, new: 0, otherwise: 0 }
      for (let round = 0; round < kills; round++) {
        for (const part of ['', '-wal', '-shm']) rmSync(file + part, { force: true })
        cpSync(`${file}.first`, file)
        await upgraded(database, (whole * 1.2 * (round + 1)) / kills)
        const { out } = await told({ database }, 'db/tasks/current.ts')
        if (JSON.stringify(countsOf(file)) !== JSON.stringify(rows)) ends.otherwise += 1
        else if (out.includes('0000_start')) ends.old += 1
        else ends.new += 1
      }
      const [took, place] = await timed(() => startPipit({ PIPIT_OPEN: '1', DATA_DIR }))
      const isAllThere = JSON.stringify(countsOf(file)) === JSON.stringify(rows)
      const said = await doctorOf(place)
      await place.stop()
      return {
        seen: `${rows[1]} posts; ${ends.old} times the old revision, ${ends.new} the new, ${ends.otherwise} neither; then served after ${inSeconds(took)}, ${isAllThere ? 'every row there' : 'ROWS LOST'}; ${isWell(said) ? 'doctor well' : said}`,
        met: ends.otherwise === 0 && isAllThere && isWell(said),
      }
    } finally {
      await rm(DATA_DIR, { recursive: true, force: true })
    }
  },
}

type Database = { DATA_DIR: string; DATABASE_URL: string }

/** Upgrades, but is killed after so many ms, or not at all. */
async function upgraded(database: Database, killAfter?: number): Promise<void> {
  const child = spawn(process.execPath, ['db/tasks/upgrade.ts'], {
    env: { ...process.env, ...database },
    stdio: 'ignore',
  })
  const gone = once(child, 'exit')
  if (killAfter !== undefined) {
    await Promise.race([gone, sleep(killAfter)])
    child.kill('SIGKILL')
  }
  await gone
}

function countsOf(file: string): number[] {
  const connection = new Connection(file, { readonly: true })
  try {
    const count = (table: string) =>
      connection.prepare<[], { rows: number }>(`SELECT count(*) AS rows FROM ${table}`).get()?.rows ?? 0
    return tables.map(count)
  } finally {
    connection.close()
  }
}
