import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, readdir, realpath, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { backupName, isBackup } from './manifest.ts'

/*
 * The data directory holds what Pipit keeps, now and in later releases: everything in it is part of a backup but
 * the database, which is copied in its own way, what a process has open, and earlier backups.
 */

const passing = /\.(lock|tmp|part|bak)$|-(wal|shm|journal)$|^auth-secret\.[0-9a-f]{12}$|^lost\+found$/

/**
 * The files below a directory, but for `leaveOut`, as paths relative to it, in order. Links are followed, because
 * pictures may lie on another disk.
 */
export async function dataFiles(directory: string, leaveOut: string[]): Promise<string[]> {
  return filesIn(directory, await Promise.all(leaveOut.map(trueName)), [])
}

async function filesIn(directory: string, leaveOut: string[], seen: string[]): Promise<string[]> {
  const here = await realpath(directory).catch(gone)
  if (!here || seen.includes(here)) return []
  const found: string[] = []
  for (const name of (await readdir(here)).sort()) {
    const path = join(here, name)
    if (passing.test(name) || leaveOut.includes(path)) continue
    const kind = await stat(path).catch(gone)
    if (kind?.isFile()) found.push(name)
    if (kind?.isDirectory() && !(backupName.test(name) && isBackup(path)))
      for (const inner of await filesIn(path, leaveOut, [...seen, here])) found.push(`${name}/${inner}`)
  }
  return found
}

/** A path without links in it, whether there is something or not. */
const trueName = async (path: string): Promise<string> =>
  join((await realpath(dirname(path)).catch(gone)) ?? dirname(path), basename(path))

export type Copied = { size: number; sha256: string }

/** Copies a file to a new one, down to the disk; undefined when there is none any more. */
export async function copyFile(from: string, to: string): Promise<Copied | undefined> {
  const source = await open(from).catch(gone)
  if (!source) return undefined
  await makeRoom(to)
  return pour(source.createReadStream(), to)
}

/** Makes the folders a file will lie in. */
export const makeRoom = (file: string) => mkdir(dirname(file), { recursive: true, mode: 0o700 })

/** Writes a new file, readable by this user alone, down to the disk. */
export async function pour(
  bytes: AsyncIterable<string | Buffer> | Iterable<string>,
  to: string,
): Promise<Copied> {
  const hash = createHash('sha256')
  let size = 0
  await pipeline(
    async function* () {
      for await (const some of bytes) {
        hash.update(some)
        size += Buffer.byteLength(some)
        yield some
      }
    },
    createWriteStream(to, { flags: 'wx', mode: 0o600, flush: true }),
  )
  return { size, sha256: hash.digest('hex') }
}

/** The size and the SHA-256 of a file; undefined when there is none. */
export async function measure(file: string): Promise<Copied | undefined> {
  const kind = await stat(file).catch(gone)
  if (!kind?.isFile()) return undefined
  const hash = createHash('sha256')
  for await (const some of createReadStream(file)) hash.update(some)
  return { size: kind.size, sha256: hash.digest('hex') }
}

function gone(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined
  throw error
}
