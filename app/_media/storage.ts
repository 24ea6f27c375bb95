import type { Span, Wanted } from './range.ts'

/** A file as it is read: which bytes of how many, and the bytes as they come. */
export type Reading = Span & { size: number; body: ReadableStream<Uint8Array> }

/**
 * Where pictures are kept, and archives for a while: folders with names nobody can guess (`key.ts`), each with the sizes of one picture. A
 * file is there whole or not at all, is never changed, and once `put` has answered it outlasts a power cut.
 * Whatever fails for a reason that may pass is thrown as a StorageError.
 */
export type Storage = {
  put(folder: string, name: string, bytes: Uint8Array): Promise<void>
  /** Likewise a file of this machine, however large, which is gone from there then. */
  putFile(folder: string, name: string, path: string): Promise<void>
  /** All of a file; undefined when there is none. */
  get(folder: string, name: string): Promise<Uint8Array | undefined>
  /** A part of a file, or all of it; `unsatisfiable` when the part lies outside. */
  stream(folder: string, name: string, wanted?: Wanted): Promise<Reading | undefined | Unsatisfiable>
  /** Deletes a folder and what is in it; safe to repeat. */
  delete(folder: string): Promise<void>
  /** Every folder there is, and when something was last put into it. */
  folders(): AsyncIterable<Folder>
}

export type Unsatisfiable = { unsatisfiable: true; size: number }
export type Folder = { folder: string; changedAt: Date }

/** Files cannot be kept or read just now: a 503. `full` when there is no room for them. */
export class StorageError extends Error {
  override name = 'StorageError'
  readonly full: boolean
  constructor(message: string, { full = false, cause }: { full?: boolean; cause?: unknown } = {}) {
    super(message, { cause })
    this.full = full
  }
}
