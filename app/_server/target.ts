const longest = 8192

/** What is wrong with the address of a request, as a status; undefined when it may go on. */
export function targetFault(url: string): 400 | 414 | undefined {
  if (url.length > longest) return 414
  return isReadable(pathOf(url)) ? undefined : 400
}

/** The part before the query. */
export const pathOf = (url: string): string => url.split('?', 1)[0] ?? ''

/** Next answers 500 to an escape that is none, and a database may to a NUL. */
function isReadable(path: string): boolean {
  if (!path.startsWith('/')) return false
  try {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
    return !/[\u0000-\u001f\u007f]/.test(decodeURIComponent(path))
  } catch {
    return false
  }
}
