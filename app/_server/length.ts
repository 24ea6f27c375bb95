import type { ServerResponse } from 'node:http'

/** What a route says the length of its answer with: Next takes `Content-Length` away. */
export const lengthHeader = 'x-pipit-length'

/** Tells the client the length that a route knows, so that it can show progress, and a HEAD says what a GET would. */
export function tellLength(res: ServerResponse): void {
  const { writeHead } = res
  res.writeHead = ((...values: Parameters<typeof writeHead>) => {
    const length = res.getHeader(lengthHeader)
    res.removeHeader(lengthHeader)
    if (length !== undefined) res.setHeader('content-length', length)
    return writeHead.apply(res, values)
  }) as typeof writeHead
}
