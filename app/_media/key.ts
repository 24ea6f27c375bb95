import { randomBytes } from 'node:crypto'

/** The name of a new folder: 16 random bytes, so that nobody finds a picture by guessing. */
export const newFolder = (): string => randomBytes(16).toString('base64url')

/** Whether a name is one that `newFolder` could have made. */
export const isFolder = (name: string): boolean => /^[A-Za-z0-9_-]{22}$/.test(name)

/** Whether a name is that of a file as we name them: a width and what it is. */
export const isFileName = (name: string): boolean => /^\d{1,5}\.webp$/.test(name)
