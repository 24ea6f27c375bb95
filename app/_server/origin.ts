/*
 * Where a request came from. Pure, for the server around Next as for proxy.ts and the actions behind it.
 */

/** One header of a request, by its lower-case name. */
export type HeaderOf = (name: string) => string | null | undefined

const safeMethods = ['GET', 'HEAD', 'OPTIONS']

/** Whether a request may change something at all. */
export const isUnsafe = (method: string): boolean => !safeMethods.includes(method)

/**
 * Whether a request that may change something was made by our own pages. Browsers send Origin with it, and
 * if one is there it decides: `null` (a sandbox, a hidden referrer) is foreign. Without it only a browser's word
 * that the request is of the same origin will do; neither header means no browser of ours.
 */
export function isOwnOrigin(method: string, header: HeaderOf, origin: string): boolean {
  if (!isUnsafe(method)) return true
  const claimed = header('origin')
  if (claimed !== null && claimed !== undefined) return origin !== '' && claimed === origin
  return header('sec-fetch-site') === 'same-origin'
}

/**
 * Whether a request is a program's call of the API: it carries a token, which no browser adds by itself, and no
 * cookie, so it may come from anywhere.
 */
export function isTokenCall(path: string, header: HeaderOf): boolean {
  return path.startsWith('/api/v1/') && /^bearer /i.test(header('authorization') ?? '') && !header('cookie')
}
