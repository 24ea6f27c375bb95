import { path } from './limits.ts'

/** No request ever has this origin (RFC 2606), so a path that leaves it left ours. */
const here = 'http://pipit.invalid'

/** Where to send a person after signing in: the path, query and fragment `raw` names on our own site, written
 *  the way a URL parser writes it and therefore ASCII, or `fallback` for everything else. `/.//evil.example`
 *  is refused because its written form would be `//evil.example`, another site. */
export function safePath(raw: unknown, fallback = '/'): string {
  if (typeof raw !== 'string' || raw.length > path.most || !staysHere(raw)) return fallback
  const url = parsed(raw)
  if (!url || url.origin !== here || url.username || url.password) return fallback
  const written = url.pathname + url.search + url.hash
  return staysHere(written) ? written : fallback
}

function staysHere(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: browsers drop tabs and newlines, "/\t/evil" is "//evil"
  return /^\/(?![/\\])/.test(text) && !/[\u0000-\u001f\u007f-\u009f]/.test(text)
}

function parsed(text: string): URL | undefined {
  try {
    return new URL(text, here)
  } catch {
    return undefined
  }
}
