import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { expectRoom } from '#app/_media/disk-room.ts'
import { dataDirectory } from '#db/dialect/index.ts'

const old = 24 * 3_600_000 // ms: whoever wrote it is long done, or dead

const root = () => join(dataDirectory(), 'archives')

/**
 * Where an archive lies while it is written or read: one place for each name, on this machine. Throws a StorageError
 * when there is no room for so many bytes.
 */
export async function scratch(name: string, bytes = 0): Promise<string> {
  await mkdir(root(), { recursive: true, mode: 0o700 })
  await expectRoom(root(), bytes)
  return join(root(), name)
}

export const discard = (path: string): Promise<void> => rm(path, { recursive: true, force: true })

/** Takes away what those left there who died over it. */
export async function deleteScratches(now = Date.now()): Promise<void> {
  for (const name of await readdir(root()).catch(() => [])) {
    const path = join(root(), name)
    const found = await stat(path).catch(() => undefined)
    if (found && found.mtimeMs < now - old) await discard(path)
  }
}
