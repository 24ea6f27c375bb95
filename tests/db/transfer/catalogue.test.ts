import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { migrationsFolder, readMigrations } from '#db/tasks/migrate/journal.ts'
import { catalogueOf } from '#db/tasks/transfer/catalogue.ts'

const tags = (dialect: 'sqlite' | 'postgres') =>
  readMigrations(migrationsFolder(dialect)).map(({ tag }) => tag)

describe('the catalogue of tables', () => {
  test('exists for every revision, which both dialects call alike', () => {
    expect(tags('sqlite')).toEqual(tags('postgres'))
    for (const tag of tags('postgres')) expect(catalogueOf(tag).length).toBeGreaterThan(0)
  })

  test('names people before what they did, with the kinds of their columns and their key', () => {
    const tables = catalogueOf(tags('postgres').at(-1) ?? '')
    const names = tables.map(({ name }) => name)

    expect(names.indexOf('users')).toBeLessThan(names.indexOf('posts'))
    expect(names.indexOf('users')).toBeLessThan(names.indexOf('tokens'))
    expect(tables.find(({ name }) => name === 'users')).toMatchObject({
      key: ['id'],
      columns: expect.arrayContaining([
        { name: 'id', kind: 'integer' },
        { name: 'bio', kind: 'text' },
        { name: 'fields', kind: 'json' },
        { name: 'created_at', kind: 'moment' },
      ]),
    })
    expect(tables.find(({ name }) => name === 'accounts')?.key).toEqual(['provider', 'provider_account_id'])
  })
})

describe('a table that could not be carried', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'pipit-catalogue-'))
    mkdirSync(join(folder, 'meta'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const id = { name: 'id', type: 'bigint', primaryKey: true }
  const table = (name: string, columns: object[], ...parents: string[]) => ({
    name,
    columns: Object.fromEntries(columns.map((column, at) => [at, column])),
    compositePrimaryKeys: {},
    foreignKeys: Object.fromEntries(parents.map((tableTo) => [tableTo, { tableTo }])),
  })
  const catalogue = (...tables: { name: string }[]) => {
    const named = Object.fromEntries(tables.map((one) => [`public.${one.name}`, one]))
    writeFileSync(join(folder, 'meta/0004_snapshot.json'), JSON.stringify({ tables: named }))
    return catalogueOf('0004_four', folder)
  }

  test('is noticed: a type without a spelling in the other dialect', () => {
    const spot = { name: 'spot', type: 'point', primaryKey: false }

    expect(() => catalogue(table('places', [id, spot]))).toThrow('no column of type point can pass')
  })

  test('is noticed: one without a key', () => {
    expect(() => catalogue(table('notes', [{ ...id, primaryKey: false }]))).toThrow('has no primary key')
  })

  test('is noticed: two that refer to each other', () => {
    expect(() => catalogue(table('a', [id], 'b'), table('b', [id], 'a'))).toThrow('a, b refer to each other')
  })

  test('is not one that refers to itself, nor a column that is worked out', () => {
    const words = {
      name: 'words',
      type: 'tsvector',
      primaryKey: false,
      generated: { as: '…', type: 'stored' },
    }

    expect(catalogue(table('b', [id, words], 'b', 'a'), table('a', [id])).map(({ name }) => name)).toEqual([
      'a',
      'b',
    ])
  })
})

test('a revision that was never generated is one clear line', () => {
  expect(() => catalogueOf('0999_future')).toThrow(/^cannot read .*0999_snapshot.json: run from/)
})
