import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open } from 'node:fs/promises'
import { join } from 'node:path'
import { type Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import tar from 'tar-stream'
import yauzl from 'yauzl'
import { archive as limits } from '#db/text/limits.ts'
import { ArchiveFault } from './archive-fault.ts'
import { discard } from './scratch.ts'

/** The files of an archive by their names, without a folder that all of them lie in. */
export type Archive = {
  /** How many bytes a file has; undefined when there is none. */
  size(name: string): number | undefined
  read(name: string): Promise<Readable>
  close(): Promise<void>
}

/** What we read of any archive; films and whatever else is in it stay packed. */
const isWanted = (name: string) => /\.(json|csv|jpe?g|png|gif|webp)$/i.test(name)

type Room = Pick<typeof limits, 'files' | 'unpacked'>

/**
 * Opens a ZIP or a .tar.gz, told apart by their first bytes; `aside` is where the latter is unpacked. Throws an
 * ArchiveFault when it is neither, is damaged, has a name that leads elsewhere, or has more files or, once unpacked,
 * more bytes than `room` allows.
 */
export async function openArchive(path: string, aside: string, room: Room = limits): Promise<Archive> {
  const kind = await kindOf(path)
  if (!kind) throw new ArchiveFault('kind')
  try {
    return kind === 'zip' ? await openZip(path, room) : await openTar(path, aside, room)
  } catch (error) {
    await discard(aside)
    throw asFault(error)
  }
}

async function kindOf(path: string): Promise<'zip' | 'gzip' | undefined> {
  await using file = await open(path)
  const { buffer } = await file.read(Buffer.alloc(4), 0, 4, 0)
  if (buffer.toString('latin1').startsWith('PK')) return 'zip'
  return buffer[0] === 0x1f && buffer[1] === 0x8b ? 'gzip' : undefined
}

async function openZip(path: string, room: Room): Promise<Archive> {
  // It checks names, and that a file has the size it is said to have.
  const zip = await yauzl.openPromise(path, { autoClose: false })
  const entries = new Map<string, yauzl.Entry>()
  const count = counter(room)
  try {
    for await (const entry of zip.eachEntry()) {
      count(entry.uncompressedSize)
      if (isWanted(entry.fileName)) entries.set(entry.fileName, entry)
    }
  } catch (error) {
    zip.close()
    throw error
  }
  const inner = innerOf([...entries.keys()])
  const found = (name: string) => entries.get(inner + name)
  return {
    size: (name) => found(name)?.uncompressedSize,
    async read(name) {
      const entry = found(name)
      if (!entry) throw new ArchiveFault('missing')
      return zip.openReadStreamPromise(entry)
    },
    close: async () => zip.close(),
  }
}

/** One file after the other is all that such an archive can be read as, so what we want of it is laid out in a folder, under numbers. */
async function openTar(path: string, aside: string, room: Room): Promise<Archive> {
  await discard(aside)
  await mkdir(aside, { recursive: true, mode: 0o700 })
  const files = new Map<string, { place: string; size: number }>()
  const count = counter(room)
  const entries = tar.extract()
  const unpacking = pipeline(createReadStream(path), createGunzip(), metered(room), entries)
  // Whoever reads the entries hears of it too.
  unpacking.catch(() => undefined)
  for await (const entry of entries) {
    const { name, type, size = 0 } = entry.header
    count(size)
    if (name.split(/[/\\]/).includes('..') || name.startsWith('/')) throw new ArchiveFault('broken')
    if (type !== 'file' || !isWanted(name)) entry.resume()
    else {
      const place = join(aside, String(files.size))
      await pipeline(entry, createWriteStream(place, { mode: 0o600 }))
      files.set(name.replace(/^\.\//, ''), { place, size })
    }
  }
  await unpacking
  const inner = innerOf([...files.keys()])
  return {
    size: (name) => files.get(inner + name)?.size,
    async read(name) {
      const file = files.get(inner + name)
      if (!file) throw new ArchiveFault('missing')
      return createReadStream(file.place)
    },
    close: () => discard(aside),
  }
}

/** Whoever packs a folder packs its name too: what all files begin with. */
function innerOf(names: string[]): string {
  const main = names.find((name) => /^[^/]+\/(pipit|outbox)\.json$/.test(name))
  const folder = main?.slice(0, main.indexOf('/') + 1) ?? ''
  return names.includes('pipit.json') || names.includes('outbox.json') ? '' : folder
}

/** Counts files and what they say they have, and throws when that is too much. */
function counter(room: Room): (bytes: number) => void {
  let files = 0
  let total = 0
  return (bytes) => {
    files += 1
    total += bytes
    if (files > room.files || total > room.unpacked) throw new ArchiveFault('large')
  }
}

/** Likewise what truly comes. */
function metered(room: Room): Transform {
  let total = 0
  return new Transform({
    transform(chunk: Buffer, _, done) {
      total += chunk.length
      done(total > room.unpacked ? new ArchiveFault('large') : null, chunk)
    },
  })
}

/** What a damaged archive makes its readers throw, as against a disk that does not work. */
export function asFault(error: unknown): unknown {
  const { code = '' } = error as NodeJS.ErrnoException
  if (error instanceof ArchiveFault || /^(E[A-Z]+|ERR_(?!STREAM_PREMATURE))/.test(code)) return error
  return new ArchiveFault('broken', error)
}
