import { type SQL, sql } from 'drizzle-orm'
import { users } from '../schema/users.ts'
import type { Asker } from './visibility.ts'

/**
 * Whether the asker guards the place now, as a moderator or an admin: looked up with every question and every change,
 * since a role can be taken away and a moderator suspended.
 */
export const isStaff = (asker: Asker): SQL => hasRole(asker, sql`('moderator', 'admin')`)

/** Whether the asker runs the place now. */
export const isAdmin = (asker: Asker): SQL => hasRole(asker, sql`('admin')`)

const hasRole = (asker: Asker, among: SQL): SQL =>
  sql`exists (select 1 from ${users} as staff where staff.id = ${asker} and staff.role in ${among} and staff.suspended_at is null and staff.deleted_at is null)`
