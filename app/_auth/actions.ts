'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { signUpState } from '#app/_auth/place.ts'
import { placeName } from '#app/_i18n/place.ts'
import { passwordWords } from '#app/_i18n/problems.ts'
import { waitWords } from '#app/_i18n/wait.ts'
import { words } from '#app/_i18n/words.ts'
import { createOwner, resetPassword } from '#db/mutations/tokens.ts'
import { changePassword, createUser, setFirstPassword } from '#db/mutations/users.ts'
import { hashPassword } from '#db/password.ts'
import { tokenOf } from '#db/queries/tokens.ts'
import { ownCredentials } from '#db/queries/users.ts'
import { passwordProblem } from '#db/text/password.ts'
import { wayToKeep } from './account/leaver.ts'
import { action, openAction } from './action.ts'
import { signIn } from './auth.ts'
import { overLimit } from './limits.ts'
import { unproven } from './proof.ts'
import { report } from './report.ts'
import { changeRules, ownerRules, resetRules, signInRules, signUpRules } from './rules.ts'
import { suspendedWords } from './suspended.ts'

export const enter = openAction(signInRules, async ({ login, password, next }) => {
  const refusal = await signIn(login, password)
  if (refusal?.refused === 'limited') return { problem: waitWords(refusal.waitSeconds) }
  if (refusal?.refused === 'deleted') {
    const way = await wayToKeep(refusal.userId)
    if (way) redirect(way)
  }
  if (refusal?.refused === 'suspended') return { problem: await suspendedWords() }
  if (refusal) return { problem: words().problems.wrongSignIn }
  redirect(next)
})

export const join = openAction(
  signUpRules,
  async ({ handle, email, password, next }) => {
    const { problems } = words()
    if ((await signUpState()) !== 'open') return { problem: problems.closed }
    const weak = passwordProblem(password, { handle, email, site: placeName() })
    if (weak) return { problem: problems.check, errors: { password: passwordWords(weak) } }
    // What can be seen to be wrong uses up nothing; whether an address is taken is not to be asked often.
    const limited = await overLimit('signUp')
    if (limited) return { problem: waitWords(limited.waitSeconds) }
    const created = await createUser({ handle, email, passwordHash: await hashPassword(password) })
    if ('taken' in created) return taken(created.taken)
    await report('sign-up', { user: created.id })
    await signIn(handle, password)
    redirect(next)
  },
  { limit: 'nameCheck' },
)

export const own = openAction(
  ownerRules,
  async ({ handle, email, password, token }) => {
    const { problems } = words()
    const weak = passwordProblem(password, { handle, email, site: placeName(), admin: true })
    if (weak) return { problem: problems.check, errors: { password: passwordWords(weak) } }
    const created = await createOwner(token, { handle, email, passwordHash: await hashPassword(password) })
    if (!created) return { problem: problems.linkGone }
    if ('taken' in created) return taken(created.taken)
    await report('sign-up', { user: created.id })
    await signIn(handle, password)
    redirect('/')
  },
  { limit: 'signUp' },
)

export const reset = openAction(
  resetRules,
  async ({ password, repeat, token, only }) => {
    const { problems } = words()
    const link = await tokenOf('reset', token)
    if (!link?.user) return { problem: problems.linkGone }
    const { handle, email, role } = link.user
    const weak = passwordProblem(password, { handle, email, site: placeName(), admin: role === 'admin' })
    if (weak) return { problem: problems.check, errors: { password: passwordWords(weak) } }
    if (password !== repeat) return { problem: problems.check, errors: { repeat: problems.passwordsDiffer } }
    if (!(await resetPassword(token, await hashPassword(password), { only: only === 'on' })))
      return { problem: problems.linkGone }
    await report('reset used', { user: link.user.id })
    // The link's own page would say now that the link is gone.
    redirect('/sign-in?reset=done')
  },
  { limit: 'reset' },
)

export const renewPassword = action(changeRules, async (session, { current, password, repeat }) => {
  const { problems, settings } = words()
  const { id, viewer } = session
  const refusal = await unproven(session, current)
  if (refusal) return refusal
  const own = await ownCredentials(viewer)
  const isFirst = own?.passwordHash === null
  const owner = {
    handle: viewer.handle,
    email: own?.email ?? '',
    site: placeName(),
    admin: viewer.role === 'admin',
  }
  const weak = passwordProblem(password, owner)
  if (weak) return { problem: problems.check, errors: { password: passwordWords(weak) } }
  if (password !== repeat) return { problem: problems.check, errors: { repeat: problems.passwordsDiffer } }
  const passwordHash = await hashPassword(password)
  if (isFirst && !(await setFirstPassword(viewer, passwordHash, id))) return { problem: problems.failed }
  if (!isFirst) await changePassword(viewer, passwordHash, id)
  await report('password', { user: viewer.id })
  refresh()
  return { notice: isFirst ? settings.firstPasswordSaved : settings.passwordSaved }
})

function taken(what: 'handle' | 'email') {
  const { problems } = words()
  return {
    problem: problems.check,
    errors: { [what]: what === 'handle' ? problems.handleTaken : problems.emailTaken },
  }
}
