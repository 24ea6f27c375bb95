import { createWriteStream } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import tar from 'tar-stream'
import { ZipFile } from 'yazl'

/* Archives for tests, made here. */

type Files = Record<string, string | Buffer | object>

const bytesOf = (content: Files[string]) =>
  Buffer.isBuffer(content)
    ? content
    : Buffer.from(typeof content === 'string' ? content : JSON.stringify(content))

const newPath = async (name: string) => join(await mkdtemp(join(tmpdir(), 'pipit-archive-')), name)

/** A ZIP of these files; its path. */
export async function zipOf(files: Files): Promise<string> {
  const path = await newPath('archive.zip')
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(files)) zip.addBuffer(bytesOf(content), name)
  zip.end()
  await pipeline(zip.outputStream, createWriteStream(path))
  return path
}

/** A .tar.gz of these files; its path. */
export async function tarOf(files: Files): Promise<string> {
  const path = await newPath('archive.tar.gz')
  const pack = tar.pack()
  for (const [name, content] of Object.entries(files)) pack.entry({ name }, bytesOf(content))
  pack.finalize()
  await pipeline(pack, createGzip(), createWriteStream(path))
  return path
}
