import { randomBytes } from 'node:crypto'
import {
  constants,
  copyFile,
  type FileHandle,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
} from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { expectRoom } from './disk-room.ts'
import { isFolder } from './key.ts'
import { spanOf, type Wanted } from './range.ts'
import { type Folder, type Reading, type Storage, StorageError, type Unsatisfiable } from './storage.ts'

/** Pictures in a directory of this machine. */
export class DiskStorage implements Storage {
  #root: string

  constructor(root: string) {
    this.#root = root
  }

  /** Written beside its place, brought to the disk, then renamed: whoever looks sees all of it or nothing. */
  async put(folder: string, name: string, bytes: Uint8Array): Promise<void> {
    await this.#place(folder, name, bytes.length, async (scratch) => {
      await using file = await open(scratch, 'wx', 0o600)
      await file.writeFile(bytes)
      await file.sync()
    })
  }

  async putFile(folder: string, name: string, path: string): Promise<void> {
    const { size } = await stat(path)
    await this.#place(folder, name, size, async (scratch) => {
      await copyFile(path, scratch, constants.COPYFILE_FICLONE)
      await using file = await open(scratch, 'r+')
      await file.sync()
    })
    await rm(path, { force: true })
  }

  async #place(folder: string, name: string, size: number, write: (scratch: string) => Promise<void>) {
    const place = join(this.#root, folder)
    const scratch = join(place, `.${name}-${randomBytes(6).toString('hex')}`)
    try {
      await mkdir(place, { recursive: true, mode: 0o700 })
      await expectRoom(this.#root, size)
      await write(scratch)
      await rename(scratch, join(place, name))
      // A name is on the disk when its directory is.
      for (const directory of [place, this.#root, dirname(this.#root)]) await sync(directory)
    } catch (error) {
      await rm(scratch, { force: true }).catch(() => undefined)
      throw asStorageError(error, `cannot write ${folder}/${name}`)
    }
  }

  async get(folder: string, name: string): Promise<Uint8Array | undefined> {
    return orNothing(() => readFile(join(this.#root, folder, name)))
  }

  async stream(folder: string, name: string, wanted?: Wanted): Promise<Reading | undefined | Unsatisfiable> {
    const file = await orNothing(() => open(join(this.#root, folder, name)))
    return file && reading(file, wanted)
  }

  async delete(folder: string): Promise<void> {
    try {
      await rm(join(this.#root, folder), { recursive: true, force: true })
    } catch (error) {
      throw asStorageError(error, `cannot delete ${folder}`)
    }
  }

  async *folders(): AsyncIterable<Folder> {
    for (const folder of (await orNothing(() => readdir(this.#root))) ?? []) {
      if (!isFolder(folder)) continue
      const found = await orNothing(() => stat(join(this.#root, folder)))
      if (found?.isDirectory()) yield { folder, changedAt: found.mtime }
    }
  }
}

async function reading(file: FileHandle, wanted: Wanted | undefined): Promise<Reading | Unsatisfiable> {
  const { size } = await file.stat()
  const span = spanOf(wanted, size)
  if (!span) {
    await file.close()
    return { unsatisfiable: true, size }
  }
  // It closes the file when it ends, or when nobody reads on.
  const body = Readable.toWeb(file.createReadStream(span)) as ReadableStream<Uint8Array>
  return { ...span, size, body }
}

async function sync(directory: string): Promise<void> {
  await using handle = await open(directory)
  await handle.sync()
}

/** What reading answers; undefined when there is nothing of that name. */
async function orNothing<T>(read: () => Promise<T>): Promise<T | undefined> {
  try {
    return await read()
  } catch (error) {
    if (/^(ENOENT|ENOTDIR)$/.test((error as NodeJS.ErrnoException).code ?? '')) return undefined
    throw asStorageError(error, 'cannot read')
  }
}

function asStorageError(error: unknown, what: string): StorageError {
  if (error instanceof StorageError) return error
  const { code = '', message } = error as NodeJS.ErrnoException
  return new StorageError(`${what}: ${message}`, { full: /^(ENOSPC|EDQUOT)$/.test(code), cause: error })
}
