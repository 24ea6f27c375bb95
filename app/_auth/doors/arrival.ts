import type { Door } from '#app/_server/doors.ts'
import { linkAccount } from '#db/mutations/accounts.ts'
import { linkedUser } from '#db/queries/accounts.ts'
import { credentialsOf } from '#db/queries/users.ts'
import { wayToKeep } from '../account/leaver.ts'
import { enterAs } from '../enter.ts'
import { signUpState } from '../place.ts'
import { report } from '../report.ts'
import { currentSession } from '../session.ts'
import { doorCalled, type Errand, errandAt, wayBack } from './errand.ts'
import { type Claims, githubIdentity, type Identity, openIdIdentity } from './identity.ts'
import { rememberNewcomer } from './newcomer.ts'

/** Does what somebody went to a door for, now that it vouches for them. Answers the path to go on to. */
export async function arriveFrom(id: string, claims: Claims): Promise<string> {
  const [door, errand] = [doorCalled(id), await errandAt(id)]
  const identity = door?.id === 'github' ? githubIdentity(claims) : openIdIdentity(claims)
  if (!door || !errand || !identity) return wayBack(errand, 'failed')
  return errand.wish === 'link' ? link(errand, door, identity) : enter(errand, door, identity)
}

async function link(errand: Errand & { wish: 'link' }, door: Door, { id }: Identity): Promise<string> {
  const session = await currentSession()
  // Whoever left signed out meanwhile, or somebody else signed in.
  if (session?.id !== errand.session) return wayBack(errand, 'failed')
  const linked = await linkAccount(session.viewer, { provider: door.provider, providerAccountId: id })
  if (linked) await report('door linked', { user: session.viewer.id })
  return wayBack(errand, linked ? 'linked' : 'taken')
}

async function enter(errand: Errand & { wish: 'enter' }, door: Door, identity: Identity): Promise<string> {
  const person = await linkedUser(door.provider, identity.id)
  if (person) {
    if (await enterAs(person.id)) return errand.next
    return (await wayToKeep(person.id)) ?? wayBack(errand, 'suspended')
  }
  // An address is no proof: whoever had it there may not be who has it here.
  if (identity.email && (await credentialsOf({ email: identity.email }))) return wayBack(errand, 'known')
  if ((await signUpState()) !== 'open') return wayBack(errand, 'closed')
  await rememberNewcomer({ ...identity, door, next: errand.next })
  return '/sign-up/handle'
}
