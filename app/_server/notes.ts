/**
 * What is known of a request before it is answered: what it asked for is not there, the database is away, nothing could
 * be stored just now, or it was one too many and the next may come in so many seconds.
 */
export type Note = 'missing' | 'away' | 'busy' | { wait: number }

const notesKey = Symbol.for('pipit.notes')
const shared = globalThis as { [notesKey]?: Map<string, Note> }

function notes(): Map<string, Note> {
  shared[notesKey] ??= new Map()
  return shared[notesKey]
}

/** Tells the server around Next. Where it does not run nobody would ask, or forget. */
export function note(request: string, what: Note): void {
  if (process.env.PIPIT_SERVER) notes().set(request, what)
}

/** What was noted of the request with this name. */
export const noted = (request: string): Note | undefined => notes().get(request)

/** The request is answered. */
export const forget = (request: string): void => void notes().delete(request)
