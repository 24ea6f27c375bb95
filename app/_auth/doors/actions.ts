'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { words } from '#app/_i18n/words.ts'
import { configuredDoors } from '#app/_server/doors.ts'
import { createLinkedUser, unlinkAccount } from '#db/mutations/accounts.ts'
import { linkedUser } from '#db/queries/accounts.ts'
import { staffNames } from '#db/queries/users.ts'
import { displayName } from '#db/text/gate.ts'
import { action, openAction } from '../action.ts'
import { enterAs } from '../enter.ts'
import { signUpState } from '../place.ts'
import { unproven } from '../proof.ts'
import { report } from '../report.ts'
import { leaveFor } from './leave.ts'
import { nameOfProvider } from './names.ts'
import { currentNewcomer, forgetNewcomer } from './newcomer.ts'
import { enterRules, linkRules, newcomerRules, unlinkRules } from './rules.ts'

export const enterThrough = openAction(
  enterRules,
  async ({ door, next }) => leaveFor(door, { wish: 'enter', door: door.id, next }),
  { limit: 'door' },
)

export const link = action(
  linkRules,
  async (session, { door, current }) => {
    const refusal = await unproven(session, current)
    return refusal ?? leaveFor(door, { wish: 'link', door: door.id, session: session.id })
  },
  { limit: 'door' },
)

export const unlink = action(unlinkRules, async (session, { provider, current }) => {
  const { viewer } = session
  const { doors } = words()
  const refusal = await unproven(session, current)
  if (refusal) return refusal
  const open = configuredDoors().map((door) => door.provider)
  const name = nameOfProvider(provider)
  const outcome = await unlinkAccount(viewer, provider, open)
  if (outcome === 'kept') return { problem: doors.onlyWayIn(name) }
  if (outcome === 'removed') await report('door unlinked', { user: viewer.id })
  refresh()
  return { notice: doors.unlinked(name) }
})

export const joinThrough = openAction(
  newcomerRules,
  async ({ handle, email: typed }) => {
    const { doors, problems } = words()
    const newcomer = await currentNewcomer()
    if (!newcomer) return { problem: doors.newcomerGone }
    if ((await signUpState()) !== 'open') return { problem: problems.closed }
    const { door, id, next } = newcomer
    const email = newcomer.email ?? typed
    if (!email) return { problem: problems.check, errors: { email: problems.empty } }
    const name = displayName(newcomer.name, await staffNames(null))
    const created = await createLinkedUser(
      { handle, email, name: name.ok ? name.text : '' },
      { provider: door.provider, providerAccountId: id },
    )
    // Sent twice, the second finds its own handle taken; the account leads to whom the first has made.
    const person = 'id' in created ? created : await linkedUser(door.provider, id)
    if (!person && 'taken' in created) {
      if (created.taken === 'handle')
        return { problem: problems.check, errors: { handle: problems.handleTaken } }
      if (newcomer.email) return { problem: doors.outcomes.known(door.name) }
      return { problem: problems.check, errors: { email: problems.emailTaken } }
    }
    if (!person || !(await enterAs(person.id))) return { problem: problems.suspended }
    await forgetNewcomer()
    redirect(next)
  },
  { limit: 'signUp' },
)
