import { createHash, randomBytes } from 'node:crypto'

/** 32 random bytes for a cookie or a link, as 43 characters that are safe in both. */
export const randomToken = (): string => randomBytes(32).toString('base64url')

/** What is kept of a secret: its SHA-256, as 43 characters. */
export const digest = (secret: string): string => createHash('sha256').update(secret).digest('base64url')
