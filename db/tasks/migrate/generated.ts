import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type Difference, differenceOf } from '../../dialect/change/difference.ts'
import { inverse, renamesOf } from '../../dialect/change/renames.ts'
import { emptyShape, type Shape } from '../../dialect/change/shape.ts'
import { type Snapshot, shapeOf } from '../../dialect/change/snapshot.ts'
import { ConfigurationError, type DatabaseAddress } from '../../dialect/index.ts'
import { downFile } from './down-file.ts'

type Dialect = DatabaseAddress['dialect']

/** What is known of one revision of one dialect without a database. */
export type Generated = {
  dialect: Dialect
  tag: string
  /** How many came before it. */
  place: number
  file: string
  downFile: string
  up: string
  before: Shape
  after: Shape
  /** What the up changes, and what the down must. */
  forward: Difference
  back: Difference
}

const dialects: Dialect[] = ['sqlite', 'postgres']

/** Every revision of both dialects, oldest first. Throws a ConfigurationError when one of their files is missing. */
export function generatedIn(root: string): Generated[] {
  return dialects.flatMap((dialect) => {
    const tags = tagsIn(root, dialect)
    return tags.map((_, place) => revision(root, dialect, tags, place))
  })
}

function tagsIn(root: string, dialect: Dialect): string[] {
  const file = resolve(root, dialect, 'meta/_journal.json')
  if (!existsSync(file)) return []
  const { entries } = JSON.parse(readFileSync(file, 'utf8')) as { entries: { tag: string }[] }
  return entries.map(({ tag }) => tag)
}

function revision(root: string, dialect: Dialect, tags: string[], place: number): Generated {
  const [tag = '', previous] = [tags[place], tags[place - 1]]
  const folder = resolve(root, dialect)
  const file = `${folder}/${tag}.sql`
  const up = read(file)
  const before = previous ? shapeAt(root, dialect, previous) : emptyShape
  const after = shapeAt(root, dialect, tag)
  const renames = renamesOf(snapshotAt(root, dialect, tag), up, before, after)
  return {
    dialect,
    tag,
    place,
    file,
    downFile: downFile(folder, tag),
    up,
    before,
    after,
    forward: differenceOf(before, after, renames),
    back: differenceOf(after, before, inverse(renames)),
  }
}

function shapeAt(root: string, dialect: Dialect, tag: string): Shape {
  const twin = existsSync(snapshotFile(root, 'postgres', tag)) ? snapshotAt(root, 'postgres', tag) : undefined
  return shapeOf(snapshotAt(root, dialect, tag), twin)
}

const snapshotAt = (root: string, dialect: Dialect, tag: string) =>
  JSON.parse(read(snapshotFile(root, dialect, tag))) as Snapshot

const snapshotFile = (root: string, dialect: Dialect, tag: string) =>
  resolve(root, dialect, `meta/${tag.split('_')[0]}_snapshot.json`)

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new ConfigurationError(`cannot read ${file}, without which there is no way back to write`)
  }
}
