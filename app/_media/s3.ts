import { createHash } from 'node:crypto'
import { openAsBlob } from 'node:fs'
import { rm } from 'node:fs/promises'
import { AwsClient } from 'aws4fetch'
import type { Bucket } from '#app/_server/bucket.ts'
import { isFolder } from './key.ts'
import { type Span, spanOf, type Wanted } from './range.ts'
import { type Folder, type Reading, type Storage, StorageError, type Unsatisfiable } from './storage.ts'

const patience = 10_000 // ms for an answer to begin
const longPatience = 600_000 // likewise, for an archive to be sent
const prefix = 'media/'

type Listed = { folder: string; name: string; changedAt: Date }

/** Pictures in a bucket of an S3-compatible service, under `media/` and otherwise named as in the directory. */
export class S3Storage implements Storage {
  #client: AwsClient
  #address: string

  constructor({ endpoint, name, region, accessKeyId, secretAccessKey }: Bucket) {
    this.#address = `${endpoint}/${name}`
    this.#client = new AwsClient({
      accessKeyId,
      secretAccessKey,
      region,
      service: 's3',
      retries: 2,
      initRetryMs: 50,
    })
  }

  async put(folder: string, name: string, bytes: Uint8Array): Promise<void> {
    const answer = await this.#ask('PUT', `/${prefix}${folder}/${name}`, {
      body: Uint8Array.from(bytes),
      // The service compares it with what arrived.
      headers: {
        'content-type': 'image/webp',
        'x-amz-content-sha256': createHash('sha256').update(bytes).digest('hex'),
      },
    })
    await expect(answer, 200)
  }

  /** The bytes are read from the file as they are sent, so only their number is known beforehand. */
  async putFile(folder: string, name: string, path: string): Promise<void> {
    const body = await openAsBlob(path)
    const headers = { 'content-type': 'application/octet-stream', 'x-amz-content-sha256': 'UNSIGNED-PAYLOAD' }
    const answer = await this.#ask('PUT', `/${prefix}${folder}/${name}`, { body, headers }, longPatience)
    await expect(answer, 200)
    await rm(path, { force: true })
  }

  async get(folder: string, name: string): Promise<Uint8Array | undefined> {
    const answer = await this.#ask('GET', `/${prefix}${folder}/${name}`)
    if (answer.status === 404) return void (await dismiss(answer))
    await expect(answer, 200)
    return new Uint8Array(await answer.arrayBuffer())
  }

  /** Cuts here what was asked for: services differ in what they make of a range, and a picture is small. */
  async stream(folder: string, name: string, wanted?: Wanted): Promise<Reading | undefined | Unsatisfiable> {
    const answer = await this.#ask('GET', `/${prefix}${folder}/${name}`)
    if (answer.status === 404) return void (await dismiss(answer))
    await expect(answer, 200)
    const size = Number(answer.headers.get('content-length'))
    const span = spanOf(wanted, size)
    if (!answer.body || !span) {
      await dismiss(answer)
      return { unsatisfiable: true, size }
    }
    return { ...span, size, body: wanted ? answer.body.pipeThrough(cut(span)) : answer.body }
  }

  async delete(folder: string): Promise<void> {
    for await (const { name } of this.#list(`${prefix}${folder}/`))
      await expect(await this.#ask('DELETE', `/${prefix}${folder}/${name}`), 204, 200, 404)
  }

  /** A bucket has no folders, and lists its files by name: those of a folder follow each other. */
  async *folders(): AsyncIterable<Folder> {
    let current: Folder | undefined
    for await (const { folder, changedAt } of this.#list(prefix)) {
      if (current && current.folder !== folder) yield current
      const isLater = current?.folder !== folder || current.changedAt < changedAt
      if (isLater) current = { folder, changedAt }
    }
    if (current) yield current
  }

  async *#list(start: string): AsyncIterable<Listed> {
    let more: string | undefined
    do {
      const query = new URLSearchParams({ 'list-type': '2', prefix: start })
      if (more) query.set('continuation-token', more)
      const answer = await this.#ask('GET', `?${query}`)
      await expect(answer, 200)
      const text = await answer.text()
      for (const [, entry = ''] of text.matchAll(/<Contents>(.*?)<\/Contents>/gs)) {
        const [, folder = '', name = ''] = /^media\/([^/]+)\/([^/]+)$/.exec(textOf(entry, 'Key') ?? '') ?? []
        if (isFolder(folder) && name)
          yield { folder, name, changedAt: new Date(textOf(entry, 'LastModified') ?? '') }
      }
      more = textOf(text, 'NextContinuationToken')
    } while (more)
  }

  async #ask(method: string, path: string, init: RequestInit = {}, wait = patience): Promise<Response> {
    const late = new AbortController()
    const timer = setTimeout(() => late.abort(), wait)
    try {
      const request = { ...init, method, signal: late.signal, cache: 'no-store' as const }
      return await this.#client.fetch(`${this.#address}${path}`, request)
    } catch (error) {
      throw new StorageError(`the bucket does not answer: ${(error as Error).message}`, { cause: error })
    } finally {
      clearTimeout(timer)
    }
  }
}

/** The text of an element; names and tokens of ours need no unescaping but `&amp;`. */
const textOf = (xml: string, element: string): string | undefined =>
  new RegExp(`<${element}>([^<]*)</${element}>`).exec(xml)?.[1]?.replaceAll('&amp;', '&')

async function expect(answer: Response, ...statuses: number[]): Promise<void> {
  if (statuses.includes(answer.status)) return
  const code = textOf(await answer.text().catch(() => ''), 'Code') ?? ''
  throw new StorageError(`the bucket answered ${answer.status} ${code}`.trim())
}

/** Lets a part of the bytes through, and ends when it has passed. */
function cut({ start, end }: Span): TransformStream<Uint8Array, Uint8Array> {
  let at = 0
  return new TransformStream({
    transform(chunk, controller) {
      const piece = chunk.subarray(Math.max(0, start - at), Math.max(0, end + 1 - at))
      if (piece.length > 0) controller.enqueue(piece)
      at += chunk.length
      if (at > end) controller.terminate()
    },
  })
}

const dismiss = (answer: Response) => answer.body?.cancel()
