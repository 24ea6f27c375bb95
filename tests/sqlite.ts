import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { migrate } from '../db/tasks/migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** The migrated, empty SQLite file that every test file starts with a copy of. */
    sqliteTemplate: string
  }
}

/** Once for the project `sqlite`: migrates one file for all to copy. */
export default async function setup(project: TestProject) {
  const directory = mkdtempSync(join(tmpdir(), 'pipit-tests-'))
  const file = join(directory, 'template.db')
  await migrate({ dialect: 'sqlite', file })
  project.provide('sqliteTemplate', file)
  return () => rmSync(directory, { recursive: true, force: true })
}
