import { closeSync, mkdtempSync, openSync, readFileSync, writeFileSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Connection from 'better-sqlite3'
import { expect, test } from 'vitest'
import { refuseDamaged } from '#db/dialect/damage-sqlite.ts'

const newFile = () => join(mkdtempSync(join(tmpdir(), 'pipit-damaged-')), 'pipit.db')

function filled(): string {
  const file = newFile()
  const connection = new Connection(file)
  connection.pragma('journal_mode = WAL')
  connection.exec('CREATE TABLE boats (name TEXT); CREATE INDEX boats_name ON boats (name)')
  for (let at = 0; at < 2000; at++)
    connection.prepare('INSERT INTO boats VALUES (?)').run(`boat ${at}`.repeat(9))
  connection.close()
  return file
}

test('a file that is whole, or not there yet, is taken', () => {
  refuseDamaged(newFile())
  refuseDamaged(filled())
})

test('a damaged one is refused as it is, with the way back', () => {
  const file = filled()
  const handle = openSync(file, 'r+')
  writeSync(handle, Buffer.alloc(4096, 0xa5), 0, 4096, 8192)
  closeSync(handle)
  const before = readFileSync(file)

  expect(() => refuseDamaged(file)).toThrow(/is damaged.*npm run db:restore/)
  expect(readFileSync(file).equals(before)).toBe(true)
})

test('so is one that is something else', () => {
  const file = newFile()
  writeFileSync(file, 'miaow '.repeat(2000))

  expect(() => refuseDamaged(file)).toThrow('is damaged')
})
