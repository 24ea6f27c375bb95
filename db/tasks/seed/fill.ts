import { hashPassword } from '../../password.ts'
import type { Role } from '../../schema/users.ts'
import { demoPassword } from './people.ts'
import { demoPlace, founderOf, type Place } from './place.ts'
import { settle } from './settle.ts'
import { noAdmin, type Visit, welcome } from './welcome.ts'

type Settings = Visit & { now?: number; hang?: (place: Place) => Promise<void> }

/** Makes the demo place where `welcome` lets it, and answers what to tell the operator. */
export async function fill({ now = Date.now(), hang, ...visit }: Settings = {}) {
  const role = await welcome(visit)
  const place = demoPlace(now)
  founderOf(place).role = role
  // A place where people live has somebody else to speak for it.
  if (role !== 'admin') place.said = []
  await givePasswords(place)
  await settle(place)
  await hang?.(place)
  return story(place, role)
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
    role === 'admin' ? `${founder} is the admin.` : noAdmin,
  ].join('\n')
}
