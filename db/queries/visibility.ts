import { isNull } from 'drizzle-orm'
import { users } from '../schema/users.ts'
import type { Viewer } from '../viewer.ts'

/**
 * Whether the viewer may learn of a post or a person at all; every query that can return one uses it, with
 * `users` joined as the author. Suspended people are gone for everyone.
 */
export const visibleTo = (_viewer: Viewer | null) => isNull(users.suspendedAt)
