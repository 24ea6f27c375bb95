import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http'
import { type Calm, calmPage, isForEyes } from './calm.ts'
import { formAgain } from './kept-form.ts'

/** Statuses of our own short answers. */
export type Refusal = 400 | 403 | 405 | 408 | 413 | 414 | 415 | 417 | 429 | 500 | 503

/** How long a client may go on sending after it was refused, ms: so long we listen, or it might never hear us. */
const linger = 2000

const calm: Partial<Record<Refusal, Calm>> = { 413: 'large', 429: 'busy', 500: 'broken', 503: 'busy' }

/**
 * Answers in one plain line, or with a calm page what a person may meet without doing anything odd, and ends the connection if a body is still coming. To close while the client
 * writes would reset the connection and lose the answer, so it is sent whole first and the rest thrown away.
 */
export function refuse(req: IncomingMessage, res: ServerResponse, status: Refusal, retryAfter = 5) {
  if (res.headersSent || res.destroyed) return void res.destroy()
  const page = isForEyes(req.headers) ? calm[status] : undefined
  const text = page ? calmPage(page, { form: formAgain(req) }) : `${status} ${STATUS_CODES[status]}\n`
  const isComing = !req.complete && hasBody(req)
  res.writeHead(status, {
    'content-type': `text/${page ? 'html' : 'plain'}; charset=utf-8`,
    'content-length': Buffer.byteLength(text),
    'cache-control': 'no-store',
    ...((status === 503 || status === 429) && { 'retry-after': String(retryAfter) }),
    ...(status === 405 && { allow: 'GET, HEAD, OPTIONS, POST, PUT, PATCH, DELETE' }),
    ...(isComing && { connection: 'close' }),
  })
  if (!isComing) return void res.end(text)
  res.write(text)
  const finish = () => res.end()
  const timer = setTimeout(finish, linger)
  req.once('end', finish).once('error', finish)
  res.once('close', () => clearTimeout(timer))
  req.resume()
}

/** Whether a request announces a body. */
export const hasBody = ({ headers }: IncomingMessage): boolean =>
  headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) !== 0
