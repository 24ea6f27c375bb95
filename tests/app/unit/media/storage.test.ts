import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { DiskStorage } from '#app/_media/disk.ts'
import { newFolder } from '#app/_media/key.ts'
import type { Wanted } from '#app/_media/range.ts'
import { S3Storage } from '#app/_media/s3.ts'
import { type Folder, type Reading, type Storage, StorageError } from '#app/_media/storage.ts'
import { openBucket } from '#tests/bucket.ts'

/* What a storage promises, asked of both. */

const bytes = (count: number) => new Uint8Array(randomBytes(count))
const text = (words: string) => new TextEncoder().encode(words)
const said = (found: Uint8Array | undefined) => found && Buffer.from(found).toString()
const all = async (folders: AsyncIterable<Folder>) => Array.fromAsync(folders)
const names = async (storage: Storage) => (await all(storage.folders())).map(({ folder }) => folder).sort()

let directory = ''
let service: Awaited<ReturnType<typeof openBucket>>

beforeAll(async () => {
  service = await openBucket()
})
afterAll(() => service.close())
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'pipit-media-'))
})
afterEach(() => rm(directory, { recursive: true, force: true }))

const kinds: [what: string, open: () => Storage][] = [
  ['a directory', () => new DiskStorage(join(directory, 'data', 'media'))],
  ['a bucket', () => new S3Storage(service.bucket)],
]

describe.each(kinds)('%s', (_, open) => {
  let storage: Storage
  beforeEach(async () => {
    storage = open()
    for (const folder of await names(storage)) await storage.delete(folder)
  })

  test('gives back what was put into it, byte for byte', async () => {
    const [folder, large] = [newFolder(), bytes(3_000_000)]
    await storage.put(folder, '96.webp', large)
    await storage.put(folder, '192.webp', text('small'))

    const found = await storage.get(folder, '96.webp')
    expect(found && createHash('sha256').update(found).digest('hex')).toBe(
      createHash('sha256').update(large).digest('hex'),
    )
    expect(said(await storage.get(folder, '192.webp'))).toBe('small')
  })

  test('takes a large file of this machine, and leaves none there', async () => {
    const [folder, path, large] = [newFolder(), join(directory, 'archive'), bytes(20_000_000)]
    await writeFile(path, large)
    await storage.putFile(folder, 'archive', path)

    await expect(stat(path)).rejects.toThrow('ENOENT')
    const found = (await storage.stream(folder, 'archive')) as Reading
    const hash = createHash('sha256')
    for await (const chunk of found.body) hash.update(chunk)
    expect(found.size).toBe(large.length)
    expect(hash.digest('hex')).toBe(createHash('sha256').update(large).digest('hex'))
  })

  test('knows nothing of what was never there', async () => {
    const folder = newFolder()

    expect(await storage.get(folder, '96.webp')).toBeUndefined()
    expect(await storage.stream(folder, '96.webp')).toBeUndefined()
    await expect(storage.delete(folder)).resolves.toBeUndefined()
    expect(await names(storage)).toEqual([])
  })

  test.each<[Wanted | undefined, string, number, number]>([
    [undefined, '0123456789', 0, 9],
    [{ from: 0, to: 0 }, '0', 0, 0],
    [{ from: 3, to: 5 }, '345', 3, 5],
    [{ from: 7 }, '789', 7, 9],
    [{ from: 8, to: 99 }, '89', 8, 9],
    [{ last: 4 }, '6789', 6, 9],
    [{ last: 99 }, '0123456789', 0, 9],
  ])('streams %o of ten bytes', async (wanted, words, start, end) => {
    const folder = newFolder()
    await storage.put(folder, '96.webp', text('0123456789'))
    const read = (await storage.stream(folder, '96.webp', wanted)) as Reading

    expect(read).toMatchObject({ start, end, size: 10 })
    expect(await new Response(read.body).text()).toBe(words)
  })

  test.each<Wanted>([{ from: 10 }, { from: 10, to: 12 }, { last: 0 }])(
    'says that %o of ten bytes lies outside',
    async (wanted) => {
      const folder = newFolder()
      await storage.put(folder, '96.webp', text('0123456789'))

      expect(await storage.stream(folder, '96.webp', wanted)).toEqual({ unsatisfiable: true, size: 10 })
    },
  )

  test('deletes one folder, whole, as often as it is told', async () => {
    const [gone, stays] = [newFolder(), newFolder()]
    for (const folder of [gone, stays])
      for (const name of ['96.webp', '192.webp']) await storage.put(folder, name, text(name))
    await storage.delete(gone)
    await storage.delete(gone)

    expect(await storage.get(gone, '96.webp')).toBeUndefined()
    expect(await storage.get(gone, '192.webp')).toBeUndefined()
    expect(said(await storage.get(stays, '192.webp'))).toBe('192.webp')
    expect(await names(storage)).toEqual([stays])
  })

  test('lists every folder once, and when it changed', async () => {
    const before = Date.now()
    const folders = Array.from({ length: 25 }, newFolder).sort()
    for (const folder of folders)
      for (const name of ['96.webp', '192.webp']) await storage.put(folder, name, text(name))

    const listed = await all(storage.folders())
    expect(listed.map(({ folder }) => folder).sort()).toEqual(folders)
    for (const { changedAt } of listed) {
      expect(changedAt.getTime()).toBeGreaterThan(before - 2000)
      expect(changedAt.getTime()).toBeLessThan(Date.now() + 2000)
    }
  })

  test('a reader that goes away takes nothing along', async () => {
    const folder = newFolder()
    await storage.put(folder, '96.webp', bytes(3_000_000))
    const read = (await storage.stream(folder, '96.webp')) as Reading
    await read.body.cancel()

    expect((await storage.get(folder, '96.webp'))?.length).toBe(3_000_000)
  })
})

describe('A directory', () => {
  const root = () => join(directory, 'media')

  test('is for nobody else on the machine', async () => {
    const folder = newFolder()
    await new DiskStorage(root()).put(folder, '96.webp', text('mine'))

    expect((await stat(join(root(), folder))).mode & 0o777).toBe(0o700)
    expect((await stat(join(root(), folder, '96.webp'))).mode & 0o777).toBe(0o600)
  })

  test('holds nothing else after a file was put there', async () => {
    const folder = newFolder()
    await new DiskStorage(root()).put(folder, '96.webp', text('whole'))

    expect(await readdir(join(root(), folder))).toEqual(['96.webp'])
  })

  test('lists only what we made', async () => {
    const folder = newFolder()
    const storage = new DiskStorage(root())
    await storage.put(folder, '96.webp', text('ours'))
    await storage.put('lost+found', 'theirs', text('theirs'))
    await writeFile(join(root(), newFolder()), 'a file')
    await utimes(join(root(), folder), 1000, 1000)

    expect(await all(storage.folders())).toEqual([{ folder, changedAt: new Date(1_000_000) }])
  })

  test('that cannot be written says so', async () => {
    await writeFile(join(directory, 'file'), '')
    const storage = new DiskStorage(join(directory, 'file', 'media'))

    await expect(storage.put(newFolder(), '96.webp', text('no'))).rejects.toThrow(StorageError)
    expect(await all(storage.folders())).toEqual([])
  })
})

describe('A bucket', () => {
  test('that does not know us says so, and keeps nothing', async () => {
    const stranger = new S3Storage({ ...service.bucket, secretAccessKey: 'guessed' })
    const folder = newFolder()

    await expect(stranger.put(folder, '96.webp', text('no'))).rejects.toThrow(/403 SignatureDoesNotMatch/)
    await expect(stranger.get(folder, '96.webp')).rejects.toThrow(StorageError)
    expect(await new S3Storage(service.bucket).get(folder, '96.webp')).toBeUndefined()
  })

  test('that is not there says so', async () => {
    const lost = new S3Storage({ ...service.bucket, name: 'elsewhere' })
    const away = new S3Storage({ ...service.bucket, endpoint: 'http://127.0.0.1:1' })

    await expect(lost.put(newFolder(), '96.webp', text('no'))).rejects.toThrow(/404 NoSuchBucket/)
    await expect(away.put(newFolder(), '96.webp', text('no'))).rejects.toThrow(StorageError)
    await expect(all(away.folders())).rejects.toThrow(StorageError)
  })

  test('of more files than one answer holds is listed whole', async () => {
    const folders = Array.from({ length: 5 }, newFolder).sort()
    const asked: (string | null)[] = []
    // Answers as the documentation of ListObjectsV2 has it, two at a time; the server from npm cannot do that.
    const server = createServer((req, res) => {
      const token = new URL(req.url ?? '', 'http://localhost').searchParams.get('continuation-token')
      asked.push(token)
      const from = Number(token?.split('+')[1] ?? 0)
      const entries = folders
        .slice(from, from + 2)
        .map(
          (folder) =>
            `<Contents><Key>media/${folder}/96.webp</Key><LastModified>2026-11-24T10:00:00.000Z</LastModified></Contents>`,
        )
      const more = from + 2 < 5 ? `<NextContinuationToken>a&amp;b+${from + 2}</NextContinuationToken>` : ''
      res.end(`<ListBucketResult>${entries.join('')}${more}</ListBucketResult>`)
    })
    await once(server.listen(0, '127.0.0.1'), 'listening')
    const { port } = server.address() as AddressInfo
    const storage = new S3Storage({ ...service.bucket, endpoint: `http://127.0.0.1:${port}` })

    expect(await all(storage.folders())).toEqual(
      folders.map((folder) => ({ folder, changedAt: new Date('2026-11-24T10:00:00Z') })),
    )
    expect(asked).toEqual([null, 'a&b+2', 'a&b+4'])
    server.closeAllConnections()
    server.close()
  })
})
