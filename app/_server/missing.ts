const missingKey = Symbol.for('pipit.missing')
const shared = globalThis as { [missingKey]?: Set<string> }

function missing(): Set<string> {
  shared[missingKey] ??= new Set()
  return shared[missingKey]
}

/** A page says that what the request with this name asked for is not there. */
export const noteMissing = (request: string): void => void missing().add(request)

/** Whether a page said so. */
export const wasMissing = (request: string): boolean => missing().has(request)

/** A page could not be made because the database is away. */
export const noteAway = (request: string): void => void missing().add(`${request} away`)

/** Whether that is why a page failed. */
export const wasAway = (request: string): boolean => missing().has(`${request} away`)

/** The request is answered. */
export function forgetNotes(request: string): void {
  missing().delete(request)
  missing().delete(`${request} away`)
}
