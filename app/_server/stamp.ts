import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'

// Not tsconfig.json, which Next edits while it builds.
const sources = [
  'app',
  'db',
  'public',
  'instrumentation.ts',
  'next.config.mjs',
  'package.json',
  'package-lock.json',
  'postcss.config.mjs',
  'proxy.ts',
]

/** A fingerprint of everything a build is made of: names and contents, so that copying a folder changes nothing. */
export async function stampOf(root: string): Promise<string> {
  const hash = createHash('sha256')
  for (const file of (await Promise.all(sources.map((name) => filesIn(root, name)))).flat()) {
    hash.update(`${file}\0`)
    hash.update(
      createHash('sha256')
        .update(await readFile(join(root, file)))
        .digest(),
    )
  }
  return hash.digest('hex')
}

/** Every file below a path, in a stable order; none when it does not exist. */
async function filesIn(root: string, name: string): Promise<string[]> {
  try {
    const entries = await readdir(join(root, name), { recursive: true, withFileTypes: true })
    return entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
      .sort()
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOTDIR') return [name]
    if (code === 'ENOENT') return []
    throw error
  }
}
