import { ConfigurationError } from '../../dialect/index.ts'
import { isInhabited } from '../../queries/users.ts'
import type { Role } from '../../schema/users.ts'
import { migrate } from '../migrate.ts'

export type Visit = { force?: boolean | undefined; env?: Partial<NodeJS.ProcessEnv> | undefined }

/** What to tell the operator when `welcome` answers `member`. */
export const noAdmin =
  'None of them is an admin; npm run user -- role <handle> admin makes one of somebody with a password of their own.'

/**
 * Makes the place ready for invented people, migrating it, and answers the role that the first of them may have.
 * Throws a ConfigurationError, and stores nothing, where people live or others can come in, unless told to by
 * `force`; nobody is an admin then, because everyone can read the password.
 */
export async function welcome({ force = false, env = process.env }: Visit): Promise<Role> {
  if (!force && isOpenToOthers(env))
    throw new ConfigurationError(
      'others can reach this place, and the password of the demo people is no secret; --force makes them all the same',
    )
  await migrate()
  const inhabited = await isInhabited()
  if (!force && inhabited)
    throw new ConfigurationError(
      'people live here already, nothing was changed; --force adds the demo people to them',
    )
  return inhabited || isOpenToOthers(env) ? 'member' : 'admin'
}

/** As a container, or by its address: a machine for trying things out has neither. */
function isOpenToOthers({ AUTH_URL, NODE_ENV }: Partial<NodeJS.ProcessEnv>): boolean {
  const home = /^https?:\/\/(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?\/?$/
  return NODE_ENV === 'production' || (AUTH_URL !== undefined && !home.test(AUTH_URL.trim()))
}
