import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import * as drizzle from 'drizzle-orm'
import { db, write } from '../../client.ts'
import { alias } from '../../dialect/columns.ts'
import * as tables from '../../schema/index.ts'
import { asViewer } from '../../viewer.ts'
import type { Hearing } from './hearing.ts'
import { planOf, sqlOf } from './sql-of.ts'
import { text } from './text.ts'
import { viewer } from './viewer.ts'

export type Drawer = Record<string, unknown>

/** What can be called by its name at the prompt, and the drawers it came from, which are in scope too. */
export type Scope = { names: Drawer; drawers: Record<string, Drawer> }

/** Of two things with one name the first drawer's wins; the other is found in its own: `operators.count`. */
export async function scopeOf(hearing: Hearing): Promise<Scope> {
  const drawers: Record<string, Drawer> = {
    tables: { ...tables },
    queries: await exportsOf('queries'),
    mutations: await exportsOf('mutations'),
    operators,
    text,
  }
  const own: Drawer = {
    db,
    write,
    viewer,
    asViewer,
    planOf,
    sqlOf: (asked: unknown) => sqlOf(asked, hearing),
  }
  const names = Object.assign({}, ...Object.values(drawers).reverse(), drawers, own) as Drawer
  return { names, drawers }
}

const { and, or, not, eq, ne, lt, lte, gt, gte, between, inArray, notInArray, isNull, isNotNull } = drizzle
const { like, exists, notExists, asc, desc, count, countDistinct, sum, avg, min, max, sql } = drizzle

const operators: Drawer = {
  ...{ and, or, not, eq, ne, lt, lte, gt, gte, between, inArray, notInArray, isNull, isNotNull },
  ...{ like, exists, notExists, asc, desc, count, countDistinct, sum, avg, min, max, sql, alias },
}

/** Whatever the files of a floor export, so that a new query is here without a word about it. */
async function exportsOf(floor: 'queries' | 'mutations'): Promise<Drawer> {
  const folder = resolve(import.meta.dirname, '../..', floor)
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.ts$/.test(name),
  )
  const modules = files.sort().map((name) => import(pathToFileURL(resolve(folder, name)).href))
  return Object.assign({}, ...(await Promise.all(modules))) as Drawer
}
