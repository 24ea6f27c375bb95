import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dialect } from '#db/dialect/index.ts'

/** A migration to write: its name without the number, its statements, and when, if the order should be wrong. */
export type Step = { name: string; sql: string[]; when?: number }

const start = Date.UTC(2026, 0, 1)

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
    steps.forEach(({ sql }, at) => {
      writeFileSync(join(this.path, `${entries[at]?.tag}.sql`), sql.join(';--> statement-breakpoint\n'))
    })
  }

  remove(): void {
    rmSync(this.root, { recursive: true, force: true })
  }
}
