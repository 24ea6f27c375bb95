import { waitWords } from '#app/_i18n/wait.ts'
import { words } from '#app/_i18n/words.ts'
import type { FormState } from '#app/_ui/form-state.ts'
import { verifyPassword } from '#db/password.ts'
import { ownCredentials } from '#db/queries/users.ts'
import { overLimit } from './limits.ts'
import { report } from './report.ts'
import type { CurrentSession } from './session.ts'

/** How long it is known that it is still them. */
export const recentMs = 10 * 60_000

/** How somebody shows that it is still them: with their password, or by having signed in lately, once more if need be. */
export type Proof = 'password' | 'recent' | 'again'

export const proofOf = (session: CurrentSession, hasPassword: boolean): Proof =>
  hasPassword ? 'password' : isRecent(session) ? 'recent' : 'again'

/**
 * Whether it is still the viewer who asks for something that matters: they know their password or, when they have
 * none, signed in within ten minutes. Answers what the form shall say when not; guesses are counted, wrong ones told.
 */
export async function unproven(session: CurrentSession, current = ''): Promise<FormState | undefined> {
  const { problems } = words()
  const account = words().account
  const limited = await overLimit('signInAccount', session.viewer.id)
  if (limited) return { problem: waitWords(limited.waitSeconds) }
  const own = await ownCredentials(session.viewer)
  if (!own) return { problem: problems.signInFirst }
  if (own.passwordHash === null) return isRecent(session) ? undefined : { problem: account.signInAgain }
  if (await verifyPassword(current, own.passwordHash)) return undefined
  await report('proof refused', { user: session.viewer.id, reason: 'wrong' })
  return { problem: problems.check, errors: { current: problems.passwordWrong } }
}

/** Whether they signed in within half an hour: for what staff does often, so that it need not be proven each time. */
export const isFresh = ({ createdAt }: CurrentSession): boolean =>
  Date.now() - createdAt.getTime() < 2 * recentMs

const isRecent = ({ createdAt }: CurrentSession) => Date.now() - createdAt.getTime() < recentMs
