import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Connection from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { dialect } from '#db/dialect/index.ts'
import { examine, snapshot } from '#db/dialect/snapshot-sqlite.ts'

describe.runIf(dialect === 'sqlite')('the copy of a file that is written to after every step', () => {
  let folder: string
  let writer: Connection.Database
  const rows = 2000

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pipit-snapshot-'))
    writer = new Connection(join(folder, 'live.db'))
    writer.pragma('journal_mode = WAL')
    writer.exec('CREATE TABLE notes (id integer PRIMARY KEY, body text)')
    const insert = writer.prepare('INSERT INTO notes (body) VALUES (?)')
    writer.transaction(() => {
      for (let i = 0; i < rows; i++) insert.run('x'.repeat(2000))
    })()
  })
  afterEach(() => {
    writer.close()
    rmSync(folder, { recursive: true })
  })

  test('never begins anew, is as the file was at the start, and stands alone', async () => {
    const steps: number[] = []
    await snapshot(join(folder, 'live.db'), join(folder, 'copy.db'), (more) => {
      steps.push(more)
      writer.exec(
        `UPDATE notes SET body = 'later' WHERE id = ${steps.length}; INSERT INTO notes VALUES (NULL, 'new')`,
      )
    })

    expect(steps.length).toBeGreaterThan(4)
    expect(Math.min(...steps)).toBeGreaterThanOrEqual(0)
    expect(steps.reduce((all, more) => all + more)).toBeCloseTo(1)
    expect(await examine(join(folder, 'copy.db'))).toMatchObject({
      rows: new Map([['notes', rows]]),
      fault: undefined,
    })
    expect(readdirSync(folder).filter((name) => name.startsWith('copy'))).toEqual(['copy.db'])
    const copy = new Connection(join(folder, 'copy.db'), { readonly: true })
    expect(copy.prepare(`SELECT count(*) FROM notes WHERE body = 'later'`).pluck().get()).toBe(0)
    copy.close()
  })
})
