import { closeSync, fsyncSync, openSync } from 'node:fs'

/** Makes sure that a file, or what was put into a folder or taken out of it, is still so after a power cut. */
export function toDisk(path: string): void {
  const handle = openSync(path, 'r')
  try {
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
