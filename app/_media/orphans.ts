import { foundedAt, picturesInUse } from '#db/queries/pictures.ts'
import type { Folder, Storage } from './storage.ts'

const grace = 24 * 3_600_000 // ms: an upload under way has long become a row or failed
const atOnce = 200

/**
 * Deletes the folders that no row names: of pictures that were replaced, and of uploads that a crash cut short.
 * None younger than a day, and none older than the first person here: those belong to another database that
 * kept its pictures in the same place. Answers how many.
 */
export async function deleteOrphans(storage: Storage, now = Date.now()): Promise<number> {
  const founded = await foundedAt()
  if (!founded) return 0
  let deleted = 0
  let old: string[] = []
  for await (const { folder, changedAt } of storage.folders()) {
    if (isSweepable({ changedAt }, founded, now)) old.push(folder)
    if (old.length < atOnce) continue
    deleted += await deleteUnused(storage, old)
    old = []
  }
  return deleted + (await deleteUnused(storage, old))
}

const isSweepable = ({ changedAt }: Pick<Folder, 'changedAt'>, founded: Date, now: number): boolean =>
  changedAt >= founded && changedAt.getTime() < now - grace

async function deleteUnused(storage: Storage, folders: string[]): Promise<number> {
  if (folders.length === 0) return 0
  const used = await picturesInUse(folders)
  const unused = folders.filter((folder) => !used.has(folder))
  for (const folder of unused) await storage.delete(folder)
  return unused.length
}
