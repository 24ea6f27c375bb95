import { cpSync } from 'node:fs'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { ScratchProject } from './scratch.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 })

let project: ScratchProject

beforeEach(() => {
  project = new ScratchProject()
  project.schema(`export const notes = table('notes', { id: id(), body: text() })`)
})
afterEach(() => project.remove())

const migrations = (dialect: string) =>
  project.files(`drizzle/${dialect}`).filter((name) => /(?<!\.down)\.sql$/.test(name))

test('a bare generate writes both dialects under one name, without any database', () => {
  const { status } = project.kit('generate')

  expect(status).toBe(0)
  expect(migrations('sqlite')).toHaveLength(1)
  expect(migrations('postgres')).toEqual(migrations('sqlite'))
})

test('generate does not even mind an address it does not know', () => {
  const { status } = project.kit('generate --name=start', 'mysql://localhost/pipit')

  expect(status).toBe(0)
  expect(migrations('sqlite')).toEqual(['0000_start.sql'])
  expect(migrations('postgres')).toEqual(['0000_start.sql'])
})

test('a rename without a terminal is an error that says what to do, and writes nothing', () => {
  project.kit('generate --name=start')
  project.schema(`export const notes = table('notes', { id: id(), words: text() })`)

  const { status, stderr } = project.kit('generate')

  expect(status).toBe(1)
  expect(stderr).toMatch(/run it in a terminal/)
  expect(migrations('sqlite')).toEqual(['0000_start.sql'])
  expect(migrations('postgres')).toEqual(['0000_start.sql'])
})

test('when one dialect cannot be written, neither is; the cause mended, both are', () => {
  project.kit('generate --name=start')
  const snapshot = project.read('drizzle/postgres/meta/0000_snapshot.json')
  project.write('drizzle/postgres/meta/0000_snapshot.json', '{')
  project.schema(`export const notes = table('notes', { id: id(), body: text(), hue: text() })`)

  const { status, stderr } = project.kit('generate --name=hue')

  expect(status).toBe(1)
  expect(stderr).toMatch(/postgres could not be written, so nothing was/)
  expect(migrations('sqlite')).toEqual(['0000_start.sql'])

  project.write('drizzle/postgres/meta/0000_snapshot.json', snapshot)

  expect(project.kit('generate --name=hue').status).toBe(0)
  expect(migrations('sqlite')).toEqual(['0000_start.sql', '0001_hue.sql'])
  expect(migrations('postgres')).toEqual(['0000_start.sql', '0001_hue.sql'])
})

test('a change that only one dialect sees gives the other an empty migration of the same name', () => {
  project.kit('generate --name=start')
  project.schema(
    `const onPostgres = process.env.DATABASE_URL?.startsWith('postgres')
     export const notes = table('notes', { id: id(), body: onPostgres ? text().notNull() : text() })`,
  )

  const { status } = project.kit('generate')

  expect(status).toBe(0)
  expect(migrations('postgres')).toHaveLength(2)
  expect(migrations('sqlite')).toEqual(migrations('postgres'))
  const down = migrations('sqlite').at(-1)?.replace('.sql', '.down.sql')
  expect(project.read(`drizzle/sqlite/${down}`)).toBe('-- nothing to undo\n')
})

test('check looks at both dialects', () => {
  project.kit('generate --name=start')
  expect(project.kit('check').status).toBe(0)

  project.write('drizzle/postgres/meta/0000_snapshot.json', '{}')

  expect(project.kit('check').status).not.toBe(0)
})

test('our own migrations say what our schema says', () => {
  for (const folder of ['db/schema', 'drizzle'])
    cpSync(folder, `${project.directory}/${folder}`, { recursive: true })
  const before = [...migrations('sqlite'), ...migrations('postgres')]

  const { status } = project.kit('generate')

  expect(status).toBe(0)
  expect([...migrations('sqlite'), ...migrations('postgres')]).toEqual(before)
})
