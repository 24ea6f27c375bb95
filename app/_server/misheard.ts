import { type RequestListener, type Server, type ServerResponse, STATUS_CODES } from 'node:http'
import type { Duplex } from 'node:stream'
import { bareHeaders } from './page-policy.ts'

/** How long a client may go on sending after it was refused, ms. */
const linger = 2000

const statuses: Record<string, number> = {
  ERR_HTTP_REQUEST_TIMEOUT: 408,
  HPE_HEADER_OVERFLOW: 431,
  HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
}

/**
 * What Node cannot read as a request, or does not get to the end of, never reaches a listener: it is answered here as
 * everything else that we refuse. Answers the listener to use, since who is being answered must not be told twice.
 */
export function answerMisheard(server: Server, listener: RequestListener, origin: URL): RequestListener {
  const answers = new WeakMap<Duplex, ServerResponse>()
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // Told already, and still sending.
    if (socket.writableEnded) return
    const answer = answers.get(socket)
    const isAnswering = answer?.headersSent && !answer.writableFinished
    if (!socket.writable || isAnswering || error.code === 'ECONNRESET') return void socket.destroy()
    socket.end(refusal(statuses[error.code ?? ''] ?? 400, origin))
    socket.resume()
    const timer = setTimeout(() => socket.destroy(), linger)
    socket.once('close', () => clearTimeout(timer))
  })
  return (req, res) => {
    answers.set(req.socket, res)
    listener(req, res)
  }
}

function refusal(status: number, origin: URL): string {
  const line = `${status} ${STATUS_CODES[status]}`
  const headers = {
    date: new Date().toUTCString(),
    ...bareHeaders(origin),
    'content-type': 'text/plain; charset=utf-8',
    'content-length': Buffer.byteLength(`${line}\n`),
    'cache-control': 'no-store',
    connection: 'close',
  }
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  return [`HTTP/1.1 ${line}`, ...head, '', `${line}\n`].join('\r\n')
}
