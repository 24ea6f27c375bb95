import type { IncomingMessage, ServerResponse } from 'node:http'
import { calmPage, isData, isForEyes } from './calm.ts'
import { formAgain } from './kept-form.ts'
import type { Log } from './log.ts'
import { forget, noted } from './notes.ts'

/**
 * Amends what Next answers to a browser. A page cannot set its status: one that says it is missing is sent with
 * 404, one that was asked for too often with 429, one that could not be stored just now, or for which there is no database, with 503. And when a page fails, Next sends an empty frame that only JavaScript fills: a calm page takes its place.
 */
export function amend(req: IncomingMessage, res: ServerResponse, log: Log): void {
  const { headers } = req
  const reference = headers['x-pipit-request']?.toString() ?? ''
  res.once('close', () => forget(reference))
  if (isData(headers)) return
  const isBroken = (status: number) => status >= 500 && isForEyes(headers)
  const { writeHead, write, end } = res
  let instead: string | undefined

  res.writeHead = ((status: number, ...more: []) => {
    const known = noted(reference)
    if (status === 200 && known === 'missing') return writeHead.call(res, 404, ...more)
    if (status === 200 && known === 'busy') {
      res.setHeader('retry-after', '5')
      return writeHead.call(res, 503, ...more)
    }
    if (status === 200 && typeof known === 'object') {
      res.setHeader('retry-after', String(known.wait))
      return writeHead.call(res, 429, ...more)
    }
    const isAway = status >= 500 && known === 'away'
    if (isAway) res.setHeader('retry-after', '5')
    if (!isBroken(status)) return writeHead.call(res, isAway ? 503 : status, ...more)
    log.error({ event: 'broken', status, request: reference }, isAway ? 'No database' : 'A page failed')
    instead = calmPage(isAway ? 'busy' : 'broken', { reference, form: formAgain(req) })
    for (const name of ['content-encoding', 'etag', 'link', 'vary']) res.removeHeader(name)
    res.setHeader('content-type', 'text/html; charset=utf-8')
    res.setHeader('content-length', Buffer.byteLength(instead))
    res.setHeader('cache-control', 'private, no-store')
    return writeHead.call(res, isAway ? 503 : status)
  }) as typeof writeHead

  res.write = ((...values: Parameters<typeof write>) => {
    if (!res.headersSent && isBroken(res.statusCode)) res.writeHead(res.statusCode)
    if (instead === undefined) return write.apply(res, values)
    called(values)
    return true
  }) as typeof write

  res.end = ((...values: Parameters<typeof end>) => {
    if (!res.headersSent && isBroken(res.statusCode)) res.writeHead(res.statusCode)
    if (instead === undefined) return end.apply(res, values)
    end.call(res, instead, 'utf8')
    called(values)
    return res
  }) as typeof end
}

/** Tells whoever waits for their words to be written; nobody will hear them. */
function called(values: unknown[]): void {
  const last = values.at(-1)
  if (typeof last === 'function') process.nextTick(last)
}
