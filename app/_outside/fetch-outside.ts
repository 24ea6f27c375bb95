import { type IncomingMessage, request as requestHttp } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP } from 'node:net'
import { createGunzip } from 'node:zlib'
import { type Target, targetOf, targetSettings } from './target.ts'

export type Wanted = {
  /** Which types are of use. */
  types: RegExp
  /** How many bytes at most, as sent and unpacked. */
  bytes: number
  /** A longer answer is cut off there; otherwise it is of no use. */
  isCut?: boolean
  /** ms for all of it, other places it leads to included. */
  patience?: number
}

/** What came from where, after all redirections. */
export type Fetched = { url: URL; type: string; body: Buffer }

/** Why nothing did: nobody is asked there; it failed; it is nothing we want. */
export type NotFetched = 'forbidden' | 'failed' | 'unwanted'

const mostRedirects = 3
const usualPatience = 5000

/**
 * Asks another server for something: the only way out of this one. It goes to public addresses alone, checked at
 * every redirection, takes with it no cookies and nothing of whoever reads, and waits and reads no longer than
 * somebody may make it.
 */
export async function fetchOutside(
  address: string,
  wanted: Wanted,
  settings = targetSettings(),
): Promise<Fetched | NotFetched> {
  const signal = AbortSignal.timeout(wanted.patience ?? usualPatience)
  try {
    let url = new URL(address)
    for (let asked = 0; asked <= mostRedirects; asked++) {
      const target = await unless(signal, targetOf(url, settings))
      if (!target) return 'forbidden'
      const response = await ask(url, target, wanted, signal)
      const to = response.headers.location
      if (!isRedirect(response) || !to) return await read(url, response, wanted, signal)
      response.destroy()
      url = new URL(to, url)
    }
    return 'unwanted'
  } catch {
    return 'failed'
  }
}

const isRedirect = ({ statusCode = 0 }: IncomingMessage) => [301, 302, 303, 307, 308].includes(statusCode)

function ask(url: URL, target: Target, { types }: Wanted, signal: AbortSignal): Promise<IncomingMessage> {
  const isSecure = url.protocol === 'https:'
  const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
  const request = (isSecure ? requestHttps : requestHttp)({
    host: target.address,
    family: target.family,
    port: url.port || (isSecure ? 443 : 80),
    path: url.pathname + url.search,
    // The certificate must be that of the name, not of the address.
    ...(isSecure && !isIP(url.hostname) && { servername: url.hostname }),
    headers: {
      host: url.host,
      'user-agent': userAgent,
      accept: types.test('text/html') ? 'text/html' : 'image/*',
      'accept-encoding': 'gzip',
    },
    agent: false,
    maxHeaderSize: 16_384,
    signal,
  })
  request.once('response', resolve).once('error', reject).end()
  return promise
}

const userAgent = 'Mozilla/5.0 (compatible; Pipit; link preview)'

async function read(
  url: URL,
  response: IncomingMessage,
  { types, bytes, isCut }: Wanted,
  signal: AbortSignal,
): Promise<Fetched | NotFetched> {
  const type = response.headers['content-type'] ?? ''
  const encoding = response.headers['content-encoding'] ?? 'identity'
  if (response.statusCode !== 200 || !types.test(type) || !/^(identity|gzip)$/i.test(encoding)) {
    response.destroy()
    return 'unwanted'
  }
  const packed = /^gzip$/i.test(encoding)
  const stream = packed ? response.pipe(createGunzip()) : response
  let arrived = 0
  if (packed)
    response
      .on('data', (chunk: Buffer) => {
        arrived += chunk.length
        if (arrived > bytes) stream.destroy(new Error('too much'))
      })
      .once('error', (error) => stream.destroy(error))
  const chunks: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      signal.throwIfAborted()
      const room = bytes - length
      chunks.push(chunk.subarray(0, room))
      length += chunk.length
      if (length <= bytes) continue
      if (!isCut) return 'unwanted'
      break
    }
  } finally {
    response.destroy()
  }
  return { url, type, body: Buffer.concat(chunks) }
}

/** The same, unless time is up before. */
function unless<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  signal.addEventListener('abort', () => reject(signal.reason), { once: true })
  return Promise.race([work, promise])
}
