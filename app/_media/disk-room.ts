import { statfs } from 'node:fs/promises'
import { StorageError } from './storage.ts'

// Below this the database gets what is left: the smaller of 500 MB and a twentieth of the disk.
const reserve = { bytes: 500 * 1024 * 1024, part: 1 / 20 }

/** Throws a StorageError, `full`, when so many bytes more would leave the disk of a directory nearly full. */
export async function expectRoom(directory: string, bytes: number): Promise<void> {
  const { bavail, blocks, bsize } = await statfs(directory)
  const kept = Math.min(reserve.bytes, blocks * bsize * reserve.part)
  if (bavail * bsize - bytes < kept) throw new StorageError('the disk is nearly full', { full: true })
}
