import { waitWords } from '#app/_i18n/wait.ts'
import { words } from '#app/_i18n/words.ts'
import { rateOf } from '#app/_server/rate.ts'
import type { Viewer } from '#db/viewer.ts'
import { overLimit } from './limits.ts'

/** Counts a post or a follow of a new account; what to say when that was the last for now. */
export async function newcomerWait(
  viewer: Viewer,
  what: 'newcomerPost' | 'newcomerFollow',
): Promise<string | undefined> {
  const limited = await overLimit(what, viewer.id)
  if (!limited) return undefined
  const { problems } = words()
  const { count } = rateOf(what)
  const why = what === 'newcomerPost' ? problems.newPosts(count) : problems.newFollows(count)
  return `${why} ${waitWords(limited.waitSeconds)}`
}
