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

/** The request is answered. */
export const forgetMissing = (request: string): void => void missing().delete(request)
