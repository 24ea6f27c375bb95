import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { newDatabase, type TestDatabase } from '#tests/database.ts'
import type { Renamed } from './answers.ts'
import { catalogOf, rowsOf } from './catalog.ts'
import { ask } from './look.ts'
import { type Schema, Workshop } from './workshop.ts'

/** One kind of change: the tables before and after, and rows that are there meanwhile. */
export type Change = {
  before: Schema
  after: Schema
  rows: string
  /** What was renamed: old names by new ones. */
  renamed?: Renamed
  /** Statements that the newer release might run before it is rolled back. */
  meanwhile?: string
  /** The rows after going down, where they are not those of before. */
  afterwards?: string
  /** What both of the files that lead back must say. */
  says?: RegExp[]
}

let database: TestDatabase

/** Gives every test of a file a database of its own. */
export function beginRoundTrips(): void {
  vi.setConfig({ testTimeout: 30_000, hookTimeout: 30_000 })
  beforeEach(async () => {
    database = await newDatabase('blank')
  })
  afterEach(() => database.drop())
}

/** Goes up, down and up again with rows in the tables, and looks at tables and rows at every stop. */
export function survives(name: string, change: Change): void {
  test(name, async () => {
    const { before, after, rows, renamed, meanwhile = '', afterwards = rows, says = [] } = change
    const { url } = database
    const older = await asNew(before, afterwards)
    const newer = await asNew(after)
    const workshop = new Workshop()
    await workshop.generate(before)
    await workshop.generate(after, renamed)
    await workshop.up(url, '0000')
    await ask(url, rows)

    await workshop.up(url)
    expect(await catalogOf(url)).toEqual(newer.catalog)

    await ask(url, meanwhile)
    await workshop.down(url, '0000')
    expect(await catalogOf(url)).toEqual(older.catalog)
    expect(await rowsOf(url)).toEqual(older.rows)

    await workshop.up(url)
    expect(await catalogOf(url)).toEqual(newer.catalog)

    for (const file of ['sqlite', 'postgres'] as const)
      for (const said of says) expect(workshop.read('0001_step.down.sql', file)).toMatch(said)
    workshop.remove()
  })
}

/** What a database looks like that had these tables from the beginning; then it is blank again. */
async function asNew(schema: Schema, rows = '') {
  const { url } = database
  const workshop = new Workshop()
  await workshop.generate(schema)
  await workshop.up(url)
  await ask(url, rows)
  const found = { catalog: await catalogOf(url), rows: await rowsOf(url) }
  await workshop.down(url, 'base')
  workshop.remove()
  return found
}
