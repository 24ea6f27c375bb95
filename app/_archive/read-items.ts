import { type Duplex, pipeline, Transform } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { parser } from 'stream-json'
import { ignore } from 'stream-json/filters/ignore.js'
import { pick } from 'stream-json/filters/pick.js'
import { streamArray } from 'stream-json/streamers/stream-array.js'
import { streamObject } from 'stream-json/streamers/stream-object.js'
import { archive as limits } from '#db/text/limits.ts'
import { ArchiveFault } from './archive-fault.ts'
import { type Archive, asFault } from './open-archive.ts'

type Named = { key: string; value: unknown }

/**
 * The elements of a list in a JSON file of an archive, one after the other, however long the file is: `key` is what
 * the list is called. Throws an ArchiveFault when it is no JSON, or one element is larger than any of ours.
 */
export async function* readItems(archive: Archive, name: string, key: string): AsyncGenerator<unknown> {
  for await (const { value } of read(archive, name, [pick.asStream({ filter: key }), streamArray.asStream()]))
    yield value
}

/** What an object in a JSON file says before its long list `but`. Throws an ArchiveFault likewise. */
export function readHead(archive: Archive, name: string, but: string): AsyncGenerator<Named> {
  return read(archive, name, [ignore.asStream({ filter: but }), streamObject.asStream()])
}

async function* read(archive: Archive, name: string, stages: Duplex[]): AsyncGenerator<Named> {
  const source = await archive.read(name)
  let waiting = 0
  const meter = new Transform({
    transform(chunk: Buffer, _, done) {
      waiting += chunk.length
      done(waiting > limits.item ? new ArchiveFault('large') : null, chunk)
    },
  })
  const items = new Transform({
    objectMode: true,
    transform(item: Named, _, done) {
      waiting = 0
      done(null, item)
    },
  })
  const all = [source, meter, parser.asStream({ streamValues: false }), ...stages, items]
  // Whoever reads the last of them hears what went wrong in any.
  pipeline(all, () => undefined)
  try {
    for await (const item of items) yield item
  } catch (error) {
    throw asFault(error)
  } finally {
    source.destroy()
  }
}

/** All of a small file; undefined when there is none. Throws an ArchiveFault when it is not small. */
export async function readSmall(
  archive: Archive,
  name: string,
  most = limits.item,
): Promise<Buffer | undefined> {
  const size = archive.size(name)
  if (size === undefined) return undefined
  if (size > most) throw new ArchiveFault('large')
  try {
    return await buffer(await archive.read(name))
  } catch (error) {
    throw asFault(error)
  }
}
