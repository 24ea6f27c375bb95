import { promisify } from 'node:util'
import { inflate } from 'node:zlib'

const unpack = promisify(inflate)

const head = 44
const entry = 20

/** The plain font in a WOFF file, which is a font whose tables are packed one by one (W3C, WOFF 1.0, 3 to 5). */
export async function fontInWoff(woff: Buffer): Promise<Uint8Array> {
  if (woff.toString('latin1', 0, 4) !== 'wOFF') throw new Error('not a WOFF file')
  const count = woff.readUInt16BE(12)
  const tables = await Promise.all(Array.from({ length: count }, (_, i) => tableAt(woff, head + i * entry)))
  const directory = 12 + count * 16
  const size = tables.reduce((sum, { bytes }) => sum + padded(bytes.length), directory)
  const font = Buffer.alloc(size)
  woff.copy(font, 0, 4, 8)
  font.writeUInt16BE(count, 4)
  let offset = directory
  for (const [i, { tag, checksum, bytes }] of tables.entries()) {
    const at = 12 + i * 16
    font.write(tag, at, 'latin1')
    font.writeUInt32BE(checksum, at + 4)
    font.writeUInt32BE(offset, at + 8)
    font.writeUInt32BE(bytes.length, at + 12)
    font.set(bytes, offset)
    offset += padded(bytes.length)
  }
  return font
}

async function tableAt(woff: Buffer, at: number) {
  const offset = woff.readUInt32BE(at + 4)
  const packed = woff.subarray(offset, offset + woff.readUInt32BE(at + 8))
  const length = woff.readUInt32BE(at + 12)
  return {
    tag: woff.toString('latin1', at, at + 4),
    checksum: woff.readUInt32BE(at + 16),
    bytes: packed.length < length ? await unpack(packed) : packed,
  }
}

const padded = (length: number): number => Math.ceil(length / 4) * 4
