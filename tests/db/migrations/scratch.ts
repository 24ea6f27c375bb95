import { spawnSync } from 'node:child_process'
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join, resolve } from 'node:path'
import type { Renamed } from './answers.ts'

export type Outcome = { status: number | null; stdout: string; stderr: string }

/**
 * A project like ours in a temporary directory, with a schema of its own, to generate and migrate in with the
 * very commands a person types.
 */
export class ScratchProject {
  readonly directory = mkdtempSync(join(tmpdir(), 'pipit-scratch-'))

  constructor() {
    for (const name of [
      'package.json',
      'drizzle.config.ts',
      'db/bus.ts',
      'db/client.ts',
      'db/dialect',
      'db/tasks',
    ])
      cpSync(name, join(this.directory, name), { recursive: true })
    mkdirSync(join(this.directory, 'db/schema'))
    symlinkSync(resolve('node_modules'), join(this.directory, 'node_modules'))
  }

  /** Writes the tables, with the words of `db/dialect/columns.ts` in scope. */
  schema(tables: string): void {
    this.write(
      'db/schema/index.ts',
      `import { sql } from 'drizzle-orm'\nimport * as columns from '../dialect/columns.ts'\n` +
        `const { table, check, index, id, text, count, whole, reference } = columns\n${tables}\n`,
    )
  }

  write(file: string, text: string): void {
    writeFileSync(join(this.directory, file), text)
  }

  read(file: string): string {
    return readFileSync(join(this.directory, file), 'utf8')
  }

  /** The names of the files in a folder; none when there is no such folder. */
  files(folder: string): string[] {
    try {
      return readdirSync(join(this.directory, folder)).sort()
    } catch {
      return []
    }
  }

  /** `npx drizzle-kit …`, without a terminal, or as if somebody at one answered what was renamed. */
  kit(words: string, url = 'postgres://nobody@127.0.0.1:9/nothing', renamed?: Renamed): Outcome {
    return spawnSync('npx', ['drizzle-kit', ...words.split(' ')], {
      cwd: this.directory,
      encoding: 'utf8',
      env: { ...process.env, DATABASE_URL: url, ...(renamed && answering(renamed)) },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
  }

  remove(): void {
    rmSync(this.directory, { recursive: true, force: true })
  }
}

/** The answers are given inside of every process that is started, whose Node must know TypeScript. */
const answering = (renamed: Renamed) => ({
  PATH: [resolve('node_modules/.bin'), process.env.PATH].join(delimiter),
  NODE_OPTIONS: `--import=${resolve('tests/db/migrations/answers.ts')}`,
  PIPIT_TEST_RENAMED: JSON.stringify(renamed),
})
