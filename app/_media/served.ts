/** What an image may do when somebody opens it as if it were a page: nothing. */
export const safe = {
  'X-Content-Type-Options': 'nosniff',
  'Content-Security-Policy': "sandbox; default-src 'none'",
}

/** Whether a list of tags names this one (RFC 9110, 13.1.2). */
export const namesTag = (list: string | null, tag: string): boolean =>
  list?.split(',').some((one) => /^\*$/.test(one.trim()) || one.trim().replace(/^W\//, '') === tag) ?? false

/** An answer without an image, which nobody keeps. */
export function withoutImage(status: 404 | 416 | 503, more: Record<string, string> = {}): Response {
  return new Response(null, {
    status,
    headers: {
      'Cache-Control': 'private, no-store',
      ...safe,
      ...(status === 503 && { 'Retry-After': '5' }),
      ...more,
    },
  })
}
