import { and, isNull } from 'drizzle-orm'
import { posts } from '../schema/posts.ts'
import { users } from '../schema/users.ts'
import type { Viewer } from '../viewer.ts'

/** Whether a person, `users`, may do anything here: neither suspended nor about to be erased. */
export const isActive = () => and(isNull(users.suspendedAt), isNull(users.deletedAt))

/** Whether the viewer may learn of a person, `users`, at all. Who is not active is gone for everyone. */
export const visibleTo = (_viewer: Viewer | null) => isActive()

/**
 * Whether the viewer may learn of a post, `posts`, with `users` joined as its author; every query that can return
 * one uses it. A deleted post is gone at once, although it can be taken back for a while.
 */
export const postVisibleTo = (viewer: Viewer | null) => and(visibleTo(viewer), isNull(posts.deletedAt))
