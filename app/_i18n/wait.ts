import { words } from './words.ts'

/** "That was often. Try again in 3 minutes." */
export function waitWords(seconds: number): string {
  const { problems } = words()
  if (seconds < 60) return problems.limited(problems.seconds(Math.max(1, Math.ceil(seconds))))
  if (seconds < 3600) return problems.limited(problems.minutes(Math.ceil(seconds / 60)))
  return problems.limited(problems.hours(Math.ceil(seconds / 3600)))
}
