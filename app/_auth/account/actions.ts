'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { waitWords } from '#app/_i18n/wait.ts'
import { words } from '#app/_i18n/words.ts'
import { changeEmail } from '#db/mutations/emails.ts'
import { changeHandle } from '#db/mutations/handles.ts'
import { deleteAccount, keepAccount } from '#db/mutations/leaving.ts'
import { isHandleFree } from '#db/queries/handles.ts'
import { foldHandle } from '#db/text/handle.ts'
import { formerHandle } from '#db/text/limits.ts'
import { action, openAction } from '../action.ts'
import { forgetCookie, sessionCookie } from '../cookies.ts'
import { enterAs } from '../enter.ts'
import { overLimit } from '../limits.ts'
import { unproven } from '../proof.ts'
import { report } from '../report.ts'
import { currentLeaver, forgetLeaver } from './leaver.ts'
import { emailRules, handleRules, keepRules, leaveRules } from './rules.ts'

export const renameAccount = action(
  handleRules,
  async (session, { handle, current }) => {
    const { account, problems } = words()
    const { viewer } = session
    const refusal = await unproven(session, current)
    if (refusal) return refusal
    if (handle === viewer.handle) return { problem: problems.check, errors: { handle: account.handleSame } }
    const taken = { problem: problems.check, errors: { handle: problems.handleTaken } }
    if (!(await isHandleFree(viewer, handle))) return taken
    const limited = await overLimit('handle', viewer.id)
    if (limited) return { problem: waitWords(limited.waitSeconds) }
    const changed = await changeHandle(viewer, handle)
    if (changed === 'gone') return { problem: problems.signInFirst }
    if (changed === 'taken') return taken
    await report('handle', { user: viewer.id })
    refresh()
    const former = changed === 'same' ? viewer.handle : changed.former
    return { notice: account.handleChanged(handle, former, formerHandle.days) }
  },
  { limit: 'nameCheck' },
)

export const moveAddress = action(
  emailRules,
  async (session, { email, current }) => {
    const { account, problems } = words()
    const refusal = await unproven(session, current)
    if (refusal) return refusal
    const changed = await changeEmail(session.viewer, email, session.id)
    if (changed === 'gone') return { problem: problems.signInFirst }
    if (changed === 'taken') return { problem: problems.check, errors: { email: problems.emailTaken } }
    await report('e-mail', { user: session.viewer.id })
    refresh()
    return { notice: account.emailChanged(email) }
  },
  { limit: 'email' },
)

export const leave = action(
  leaveRules,
  async (session, { confirm, current }) => {
    const { account, problems } = words()
    const { viewer } = session
    const refusal = await unproven(session, current)
    if (refusal) return refusal
    if (foldHandle(confirm.trim()) !== viewer.handle)
      return { problem: problems.check, errors: { confirm: account.confirmWrong } }
    if ((await deleteAccount(viewer.id)) === 'last') return { problem: account.lastAdmin }
    await report('account deleted', { user: viewer.id })
    await forgetCookie(sessionCookie())
    redirect('/sign-in?account=deleted')
  },
  { limit: 'leave' },
)

export const keep = openAction(
  keepRules,
  async () => {
    const leaver = await currentLeaver()
    await forgetLeaver()
    const isKept = leaver && (await keepAccount(leaver.id, leaver.deletedAt))
    if (!isKept || !(await enterAs(leaver.id))) redirect('/sign-in?account=late')
    await report('account kept', { user: leaver.id })
    redirect('/')
  },
  { limit: 'signIn' },
)

export const stayAway = openAction(keepRules, async () => {
  await forgetLeaver()
  redirect('/sign-in?account=deleted')
})
