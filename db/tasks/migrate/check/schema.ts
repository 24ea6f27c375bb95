import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ConfigurationError, type DatabaseAddress } from '../../../dialect/index.ts'
import { snapshotFile } from '../heads.ts'
import { readJournal, readJson } from '../journal.ts'
import { inSentence } from './sentence.ts'

type Json = { [key: string]: unknown }

/** What `generate` would still have to write for a dialect, in one line. */
export async function schemaProblems(dialect: DatabaseAddress['dialect'], folder: string): Promise<string[]> {
  const tag = readJournal(folder).at(-1)?.tag
  const [schema, snapshot] = [await schemaOf(dialect), tag ? readJson<Json>(snapshotFile(folder, tag)) : {}]
  const paths = changes(tablesOf(schema), tablesOf(snapshot))
  if (paths.length === 0) return []
  return [
    `db/schema and ${folder} disagree about ${inSentence(paths)}: npx drizzle-kit generate writes the migration`,
  ]
}

async function schemaOf(dialect: DatabaseAddress['dialect']): Promise<Json> {
  const DATABASE_URL = dialect === 'sqlite' ? 'file:none' : 'postgres://none/none'
  try {
    const printing = promisify(execFile)(process.execPath, [join(import.meta.dirname, 'print-schema.ts')], {
      env: { ...process.env, DATABASE_URL },
      maxBuffer: 64 * 1024 * 1024,
    })
    return JSON.parse((await printing).stdout) as Json
  } catch (error) {
    const reason = /^\w*Error\b.*$/m.exec((error as Error).message)?.[0] ?? (error as Error).message
    throw new ConfigurationError(`db/schema cannot be loaded for ${dialect}: ${reason}`, { cause: error })
  }
}

/** Not what every snapshot has of its own, nor which renames led to it. */
function tablesOf({ id, prevId, version, dialect, _meta, internal, ...rest }: Json): Json {
  return rest
}

/** Where two snapshots differ: "posts.columns.mood". */
function changes(one: unknown, other: unknown, path: string[] = []): string[] {
  if (isJson(one) && isJson(other))
    return [...new Set([...Object.keys(one), ...Object.keys(other)])].flatMap((key) =>
      changes(one[key], other[key], [...path, key]),
    )
  if (JSON.stringify(one ?? {}) === JSON.stringify(other ?? {})) return []
  return [path.join('.').replace(/^tables\.(public\.)?/, '')]
}

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
