import type { EmailAnswer } from '#db/text/email.ts'
import type { GateAnswer } from '#db/text/gate.ts'
import type { HandleAnswer } from '#db/text/handle.ts'
import type { PasswordProblem } from '#db/text/password.ts'
import { words } from './words.ts'

type Refused<Answer extends { ok: boolean }> = Extract<Answer, { ok: false }>

/** What is wrong with a text, for the person who wrote it. */
export function textProblem({ problem, most }: Refused<GateAnswer>): string {
  const { problems } = words()
  switch (problem) {
    case 'not-text':
    case 'malformed':
      return problems.unreadable
    case 'control':
      return problems.control
    case 'marks':
      return problems.marks
    case 'bidi':
      return problems.direction
    case 'empty':
      return problems.empty
    case 'too-long':
      return problems.tooLong(most ?? 0)
    case 'too-many-bytes':
      return problems.tooManyBytes
    case 'mixed-script':
      return problems.mixedScript
    case 'badge':
      return problems.badge
    case 'look-alike':
      return problems.lookAlike
  }
}

export function handleProblem({ problem, least, most }: Refused<HandleAnswer>): string {
  const { problems } = words()
  switch (problem) {
    case 'not-text':
      return problems.unreadable
    case 'empty':
      return problems.empty
    case 'characters':
      return problems.handleForm
    case 'too-short':
      return problems.handleShort(least ?? 0)
    case 'too-long':
      return problems.tooLong(most ?? 0)
    case 'no-letter':
      return problems.handleLetter
    case 'reserved':
      return problems.handleTaken
  }
}

export function emailProblem({ problem, most }: Refused<EmailAnswer>): string {
  const { problems } = words()
  if (problem === 'empty') return problems.empty
  return problem === 'too-long' ? problems.tooLong(most ?? 0) : problems.emailForm
}

export function passwordWords(refused: PasswordProblem): string {
  const { problems } = words()
  switch (refused.problem) {
    case 'not-text':
    case 'malformed':
      return problems.unreadable
    case 'too-short':
      return problems.passwordShort(refused.least)
    case 'too-long':
      return problems.passwordLong(refused.most)
    case 'common':
      return problems.passwordCommon
    case 'personal':
      return problems.passwordPersonal
  }
}
