import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { dialect } from '#db/dialect/index.ts'

/**
 * A migration to write: its name without the number, its statements, those that lead back if there is a way back, and
 * when, if the order should be wrong.
 */
export type Step = { name: string; sql: string[]; down?: string[] | undefined; when?: number }

const start = Date.UTC(2026, 0, 1)
const breakpoint = ';--> statement-breakpoint\n'

/**
 * A directory as a project has it, with `drizzle/<dialect>` inside and nothing else: hand-written migrations
 * for what drizzle-kit would never generate.
 */
export class MigrationsFolder {
  readonly root = mkdtempSync(join(tmpdir(), 'pipit-migrations-'))
  readonly path = join(this.root, 'drizzle', dialect)

  /** Replaces what the folder holds. */
  write(...steps: Step[]): void {
    mkdirSync(join(this.path, 'meta'), { recursive: true })
    const entries = steps.map(({ name, when }, at) => ({
      idx: at,
      when: when ?? start + at,
      tag: `${String(at).padStart(4, '0')}_${name}`,
      breakpoints: true,
    }))
    writeFileSync(join(this.path, 'meta/_journal.json'), JSON.stringify({ version: '7', dialect, entries }))
    steps.forEach(({ sql, down }, at) => {
      const file = join(this.path, `${entries[at]?.tag}`)
      writeFileSync(`${file}.sql`, sql.join(breakpoint))
      if (down) writeFileSync(`${file}.down.sql`, down.join(breakpoint))
      else rmSync(`${file}.down.sql`, { force: true })
    })
  }

  /** Where a command of ours lies in a project that has these migrations. */
  command(name: string): string {
    if (!existsSync(join(this.root, 'node_modules'))) {
      for (const part of ['package.json', 'db/bus.ts', 'db/client.ts', 'db/dialect', 'db/tasks'])
        cpSync(part, join(this.root, part), { recursive: true })
      symlinkSync(resolve('node_modules'), join(this.root, 'node_modules'))
    }
    return join(this.root, `db/tasks/${name}.ts`)
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true })
  }
}
