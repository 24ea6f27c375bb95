import { statfs } from 'node:fs/promises'
import { join } from 'node:path'
import { dataDirectory } from '#db/dialect/index.ts'
import { backupsIn } from '#db/tasks/backup/collection.ts'
import { readManifest } from '#db/tasks/backup/manifest.ts'

/**
 * What the disk of the data directory says: bytes that are free, and when the last backup beside the data was made, if
 * there is one. Undefined where there is no such disk, as on Vercel.
 */
export async function disk(): Promise<{ free: number; backup: Date | undefined } | undefined> {
  if (process.env.VERCEL) return undefined
  const { bavail, bsize } = await statfs(dataDirectory())
  return { free: bavail * bsize, backup: await lastBackup(join(dataDirectory(), 'backups')) }
}

async function lastBackup(folder: string): Promise<Date | undefined> {
  try {
    const last = (await backupsIn(folder)).at(-1)
    return last === undefined ? undefined : new Date(readManifest(join(folder, last)).createdAt)
  } catch {
    // None was made here yet, or the last is damaged, which is none either.
    return undefined
  }
}
