import { rmSync } from 'node:fs'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ScratchProject } from './scratch.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

/* What a bare drizzle-kit does about the way back, in both dialects, without any database. */

let project: ScratchProject

const dialects = ['sqlite', 'postgres']
const down = (dialect: string, tag: string) => project.read(`drizzle/${dialect}/${tag}.down.sql`)

beforeEach(() => {
  project = new ScratchProject()
  project.schema(`export const notes = table('notes', { id: id(), body: text() })`)
  project.kit('generate --name=start')
})
afterEach(() => project.remove())

test('it is written beside the way there, once: what a person makes of it stays, what is missing comes', () => {
  for (const dialect of dialects) expect(down(dialect, '0000_start')).toMatch(/^DROP TABLE .notes.;$/m)
  project.write('drizzle/sqlite/0000_start.down.sql', '-- mine')
  rmSync(`${project.directory}/drizzle/postgres/0000_start.down.sql`)
  project.schema(`export const notes = table('notes', { id: id(), body: text(), hue: text() })`)

  const { stdout } = project.kit('generate --name=hue')

  expect(down('sqlite', '0000_start')).toBe('-- mine')
  expect(down('postgres', '0000_start')).toMatch(/^DROP TABLE "notes";$/m)
  expect(stdout).toMatch(/^wrote drizzle\/postgres\/0000_start.down.sql$/m)
  for (const dialect of dialects) expect(down(dialect, '0001_hue')).toMatch(/DROP COLUMN .hue.;$/m)
})

test('a person must write it for a migration that a person writes', () => {
  const { status, stdout } = project.kit('generate --custom --name=words')

  expect(status).toBe(0)
  expect(stdout).toMatch(/^wrote drizzle\/sqlite\/0001_words.down.sql, which a person must finish$/m)
  for (const dialect of dialects)
    expect(down(dialect, '0001_words')).toMatch(/^-- write by hand: what undoes 0001_words.sql$/m)
})

test('a rename is one both ways', () => {
  project.schema(`export const notes = table('notes', { id: id(), words: text() })`)

  const { status } = project.kit('generate --name=words', undefined, { words: 'body' })

  expect(status).toBe(0)
  for (const dialect of dialects)
    expect(down(dialect, '0001_words')).toMatch(/RENAME COLUMN .words. TO .body.;$/m)
})

test('what drizzle-kit cannot do at once is refused in one line, and nothing is written', () => {
  project.schema(`export const drafts = table('drafts', { id: id(), body: text().notNull() })`)

  const { status, stderr } = project.kit('generate --name=drafts', undefined, { drafts: 'notes' })

  expect(status).toBe(1)
  expect(stderr).toMatch(/^drizzle-kit cannot rename a table and change its columns/m)
  for (const dialect of dialects)
    expect(project.files(`drizzle/${dialect}`)).toEqual(['0000_start.down.sql', '0000_start.sql', 'meta'])
})
