import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as kit from 'drizzle-kit/api'
import { vi } from 'vitest'
import { dialect } from '#db/dialect/index.ts'
import { completeRevisions } from '#db/tasks/migrate/complete.ts'
import { downgrade, migrate } from '#db/tasks/migrate.ts'
import { answerQuestions, type Renamed } from './answers.ts'
import { addressOf } from './look.ts'

export type Words = typeof import('#db/dialect/columns.ts')
export type Schema = (words: Words) => Record<string, unknown>
type Dialect = 'sqlite' | 'postgres'
type Snapshot = { tables: Record<string, { name: string; columns: Record<string, unknown> }> }

const words = { sqlite: await wordsOf('file:none'), postgres: await wordsOf('postgres://none/none') }

/** The words of the tables as another process would have them. */
async function wordsOf(url: string): Promise<Words> {
  const own = process.env.DATABASE_URL
  process.env.DATABASE_URL = url
  vi.resetModules()
  try {
    return await import('#db/dialect/columns.ts')
  } finally {
    process.env.DATABASE_URL = own
  }
}

const nothing = {
  sqlite: await snapshotOf('sqlite', () => ({})),
  postgres: await snapshotOf('postgres', () => ({})),
}

/**
 * A `drizzle/` of both dialects that grows as `npx drizzle-kit generate` makes it grow, by the same functions, in
 * this process: that takes milliseconds where the command takes seconds.
 */
export class Workshop {
  readonly root = mkdtempSync(join(tmpdir(), 'pipit-workshop-'))
  readonly folder = join(this.root, dialect)
  #count = 0
  #snapshots: Record<Dialect, Snapshot> = { ...nothing }

  /** Writes the next revision of both dialects; what is in `renamed` was renamed, by new name and old. */
  async generate(schema: Schema, renamed: Renamed = {}): Promise<string[]> {
    const stop = answerQuestions(renamed)
    const answers = vi.spyOn(console, 'log').mockReturnValue()
    try {
      await this.#write('sqlite', schema, renamed)
      await this.#write('postgres', schema, renamed)
    } finally {
      answers.mockRestore()
      stop()
    }
    return completeRevisions(this.root, { known: this.#count++, custom: false })
  }

  up = (url: string, target = 'head') => migrate(addressOf(url), this.folder, target)
  down = (url: string, target: string) => downgrade(addressOf(url), this.folder, target)

  read = (file: string, of: Dialect = dialect): string => readFileSync(join(this.root, of, file), 'utf8')

  remove(): void {
    rmSync(this.root, { recursive: true, force: true })
  }

  /** What drizzle-kit writes: the statements, the snapshot with the renames it heard of, the journal. */
  async #write(of: Dialect, schema: Schema, renamed: Renamed): Promise<void> {
    const [snapshot, before] = [await snapshotOf(of, schema), this.#snapshots[of]]
    const statements = await differ[of](before as never, snapshot as never)
    this.#snapshots[of] = snapshot

    mkdirSync(join(this.root, of, 'meta'), { recursive: true })
    const write = (file: string, text: string) => writeFileSync(join(this.root, of, file), text)
    const number = (at: number) => String(at).padStart(4, '0')
    const entries = Array.from({ length: this.#count + 1 }, (_, idx) => ({
      idx,
      when: idx + 1,
      tag: `${number(idx)}_step`,
    }))
    write(`${number(this.#count)}_step.sql`, statements.join('--> statement-breakpoint\n'))
    write(
      `meta/${number(this.#count)}_snapshot.json`,
      JSON.stringify({ ...snapshot, ...(of === 'sqlite' && { _meta: metaOf(snapshot, renamed) }) }),
    )
    write('meta/_journal.json', JSON.stringify({ entries }))
  }
}

const differ = { sqlite: kit.generateSQLiteMigration, postgres: kit.generateMigration }

async function snapshotOf(of: Dialect, schema: Schema): Promise<Snapshot> {
  return of === 'sqlite'
    ? kit.generateSQLiteDrizzleJson(schema(words.sqlite), undefined, 'snake_case')
    : kit.generateDrizzleJson(schema(words.postgres), undefined, undefined, 'snake_case')
}

/** What drizzle-kit notes of renames; on Postgres it notes nothing. */
function metaOf({ tables }: Snapshot, renamed: Renamed) {
  const quoted = (...names: string[]) => names.map((name) => `"${name}"`).join('.')
  const pairs = (names: string[], prefix: string[]) =>
    names.flatMap((name) => {
      const old = renamed[name]
      return old ? [[quoted(...prefix, old), quoted(...prefix, name)]] : []
    })
  const all = Object.values(tables)
  return {
    tables: Object.fromEntries(
      pairs(
        all.map(({ name }) => name),
        [],
      ),
    ),
    columns: Object.fromEntries(all.flatMap(({ name, columns }) => pairs(Object.keys(columns), [name]))),
  }
}
