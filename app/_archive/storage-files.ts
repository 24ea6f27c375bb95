import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { newFolder } from '#app/_media/key.ts'
import type { Storage } from '#app/_media/storage.ts'

/** What an archive is called in its folder of the storage; no picture is, so it is never shown as one. */
const name = 'archive'

/** Puts a file of this machine into a new folder of the storage, and answers the folder; the file is gone then. */
export async function storeArchive(storage: Storage, path: string): Promise<string> {
  const folder = newFolder()
  await storage.putFile(folder, name, path)
  return folder
}

export const readArchive = (storage: Storage, folder: string) => storage.stream(folder, name)

/** Brings an archive out of the storage to this machine. Answers whether it was there. */
export async function fetchArchive(storage: Storage, folder: string, path: string): Promise<boolean> {
  const found = await readArchive(storage, folder)
  if (!found || 'unsatisfiable' in found) return false
  await pipeline(Readable.fromWeb(found.body as never), createWriteStream(path, { mode: 0o600 }))
  return true
}
