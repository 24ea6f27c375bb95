import type { UploadWords } from '#app/_i18n/en/uploads.ts'
import { waitWords } from '#app/_i18n/wait.ts'
import { words } from '#app/_i18n/words.ts'

/** Why a picture was not taken. */
export type UploadProblem = keyof UploadWords['problems']

const statuses: Partial<Record<UploadProblem, number>> = {
  missing: 400,
  cut: 400,
  form: 400,
  signedOut: 401,
  foreign: 403,
  large: 413,
  type: 415,
  many: 409,
  often: 429,
  failed: 500,
  busy: 503,
  full: 507,
  room: 507,
}

/** The status a program hears. */
export const statusOf = (problem: UploadProblem): number => statuses[problem] ?? 422

export const uploadWords = ({ problem, wait }: { problem: UploadProblem; wait?: number }): string =>
  wait === undefined ? words().uploads.problems[problem] : waitWords(wait)

/** A problem as an address names it; anything unknown is none. */
export const uploadProblem = (word: unknown): string | undefined =>
  typeof word === 'string' && Object.hasOwn(words().uploads.problems, word)
    ? words().uploads.problems[word as UploadProblem]
    : undefined
