import type { PictureWords } from '#app/_i18n/en/pictures.ts'
import { waitWords } from '#app/_i18n/wait.ts'
import { words as allWords } from '#app/_i18n/words.ts'
import type { FormState } from '#app/_ui/form-state.ts'
import type { PictureKind } from '#db/text/limits.ts'

export type PictureProblem = keyof PictureWords['problems']

/** What came of a change of a picture: as words, and as the part of an address that a page makes the words of. */
export type PictureOutcome = { done: 'saved' | 'removed' } | { problem: PictureProblem; wait?: number }

const statuses: Partial<Record<PictureProblem, number>> = {
  missing: 400,
  cut: 400,
  form: 400,
  signedOut: 401,
  foreign: 403,
  avatarBytes: 413,
  bannerBytes: 413,
  type: 415,
  often: 429,
  failed: 500,
  busy: 503,
  full: 507,
}

/** The status a program hears. */
export const statusOf = (outcome: PictureOutcome): number =>
  'done' in outcome ? 200 : (statuses[outcome.problem] ?? 422)

export function outcomeWords(kind: PictureKind, outcome: PictureOutcome): FormState {
  const words = allWords().pictures
  if ('done' in outcome) return { notice: words[outcome.done][kind] }
  if (outcome.wait !== undefined) return { problem: waitWords(outcome.wait) }
  return { problem: words.problems[outcome.problem] }
}

/** Where the settings show what came of it without JavaScript. */
export function outcomePath(kind: PictureKind, outcome: PictureOutcome): string {
  return `/settings/profile?${kind}=${'done' in outcome ? outcome.done : outcome.problem}#${kind}`
}

type Search = Record<string, string | string[] | undefined>

/** The state of a form as the address of its page has it; anything unknown is nothing. */
export function outcomeIn(kind: PictureKind, search: Search): FormState {
  const word = search[kind]
  if (word === 'saved' || word === 'removed') return outcomeWords(kind, { done: word })
  return isProblem(word) ? outcomeWords(kind, { problem: word }) : {}
}

const isProblem = (word: unknown): word is PictureProblem =>
  typeof word === 'string' && Object.hasOwn(allWords().pictures.problems, word)
