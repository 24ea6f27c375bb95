import { ConfigurationError } from '../../dialect/index.ts'
import { hashPassword } from '../../password.ts'
import { isInhabited } from '../../queries/users.ts'
import type { Role } from '../../schema/users.ts'
import { migrate } from '../migrate.ts'
import { demoPassword } from './people.ts'
import { demoPlace, founderOf, type Place } from './place.ts'
import { settle } from './settle.ts'

type Settings = { force?: boolean; now?: number; env?: Partial<NodeJS.ProcessEnv> }

/**
 * Makes the demo place, migrating first, and answers what to tell the operator. Throws a ConfigurationError, and
 * stores nothing, where people live or others can come in, unless told to by `force`; nobody is an admin then,
 * because everyone can read the password.
 */
export async function fill({ force = false, now = Date.now(), env = process.env }: Settings = {}) {
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
  const place = demoPlace(now)
  const role = inhabited || isOpenToOthers(env) ? 'member' : 'admin'
  founderOf(place).role = role
  await givePasswords(place)
  await settle(place)
  return story(place, role)
}

/** As a container, or by its address: a machine for trying things out has neither. */
function isOpenToOthers({ AUTH_URL, NODE_ENV }: Partial<NodeJS.ProcessEnv>): boolean {
  const home = /^https?:\/\/(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?\/?$/
  return NODE_ENV === 'production' || (AUTH_URL !== undefined && !home.test(AUTH_URL.trim()))
}

/** One hash for all of them: it is the same password, and everybody may know. */
async function givePasswords({ people }: Place) {
  const passwordHash = await hashPassword(demoPassword)
  for (const person of people) person.passwordHash = passwordHash
}

function story(place: Place, role: Role): string {
  const { people, posts, follows } = place
  const founder = `@${founderOf(place).handle}`
  return [
    `Quillbeck is settled: ${people.length} people, ${posts.length} posts, ${follows.length - people.length} follows.`,
    '',
    'Sign in as any of them:',
    `  ${people.map(({ handle }) => `@${handle}`).join(' ')}`,
    'They all have the same password:',
    `  ${demoPassword}`,
    '',
    role === 'admin'
      ? `${founder} is the admin.`
      : 'None of them is an admin; npm run user -- role <handle> admin makes one of somebody with a password of their own.',
  ].join('\n')
}
