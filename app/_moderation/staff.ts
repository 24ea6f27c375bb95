import { type CurrentSession, currentSession } from '#app/_auth/session.ts'
import type { Role } from '#db/schema/users.ts'

/**
 * The session of whoever guards the place, or runs it when only an `admin` may; undefined for anybody else, whose
 * page is the one of what is not there. What they see and do is decided once more by each question and change.
 */
export async function staffSession(
  least: Exclude<Role, 'member'> = 'moderator',
): Promise<CurrentSession | undefined> {
  const session = await currentSession()
  const role = session?.viewer.role
  return session && (role === 'admin' || role === least) ? session : undefined
}
