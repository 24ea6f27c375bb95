import { newFolder } from './key.ts'
import type { Size } from './picture.ts'
import type { Storage } from './storage.ts'

/**
 * Puts the sizes of a picture into a new folder. They are safe there when this answers its name, so that a row
 * may have it; a folder that no row ever names is swept.
 */
export async function keepPicture(storage: Storage, sizes: Size[]): Promise<string> {
  const folder = newFolder()
  for (const { name, bytes } of sizes) await storage.put(folder, name, bytes)
  return folder
}
