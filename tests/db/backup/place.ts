import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, vi } from 'vitest'
import { closeDatabase } from '#db/client.ts'
import { makeBackup } from '#db/tasks/backup/make-backup.ts'
import { restoreBackup } from '#db/tasks/restore/restore-backup.ts'
import { emptyDatabase, newDatabase, type TestDatabase } from '#tests/database.ts'
import { addressOf } from '../migrations/look.ts'

/** Where the backups of a test go. */
export let collection: string
/** The data directory of the place that is backed up; its database is the one of this process. */
export let data: string
/** An empty place elsewhere. */
export let elsewhere: { data: string; database: TestDatabase }

let root: string

/** Gives every test of a file a place with a secret and a picture, and an empty one to restore into. */
export function beginPlaces(): void {
  beforeEach(async () => {
    vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    root = mkdtempSync(join(tmpdir(), 'pipit-backup-'))
    collection = join(root, 'backups')
    data = mkdtempSync(join(root, 'data-'))
    writeFileSync(join(data, 'auth-secret'), 'a secret of at least 32 bytes, really\n')
    elsewhere = { data: join(root, 'elsewhere'), database: await newDatabase('blank') }
  })
  afterEach(async () => {
    vi.restoreAllMocks()
    await emptyDatabase()
    await elsewhere.database.drop()
    rmSync(root, { recursive: true })
  })
}

export const here = (): string => process.env.DATABASE_URL ?? ''

export const backUp = (now?: Date) => makeBackup(collection, addressOf(here()), data, now)

export const restore = (backup: string) =>
  restoreBackup(backup, addressOf(elsewhere.database.url), elsewhere.data)

/** Every file below a folder. */
export const filesIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()

/** Lets this process live in another database for a while. */
export async function movedTo<T>(url: string, work: () => Promise<T>): Promise<T> {
  await closeDatabase()
  vi.stubEnv('DATABASE_URL', url)
  try {
    return await work()
  } finally {
    await closeDatabase()
    vi.unstubAllEnvs()
  }
}
