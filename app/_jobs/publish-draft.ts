import { isHeldBack, newcomerProblem } from '#app/_auth/newcomer.ts'
import { words } from '#app/_i18n/words.ts'
import { rateOf } from '#app/_server/rate.ts'
import { NoPicture } from '#db/mutations/media.ts'
import { NotQuotable } from '#db/mutations/quotes.ts'
import { countTry } from '#db/mutations/rate-limits.ts'
import { Closed } from '#db/mutations/replies.ts'
import { giveBackDraft, NotPublished, publishDue } from '#db/mutations/schedule.ts'
import { authorOfDraft } from '#db/queries/drafts.ts'
import type { Composed } from '#db/schema/drafts.ts'
import { asViewer, type Viewer } from '#db/viewer.ts'
import type { Hand } from './run-job.ts'

/**
 * Publishes a post that was scheduled, or sent and not called back, with the limits of this moment; what cannot be
 * published becomes a draft again that says why.
 */
export async function publishDraft({ draftId }: { draftId: number }, { job }: Hand): Promise<undefined> {
  const author = await authorOfDraft(draftId)
  if (!author) return undefined
  const viewer = asViewer(author)
  const excess = await excessOf(viewer, author.content)
  if (excess) await giveBackDraft(job, viewer, draftId, excess)
  else
    try {
      await publishDue(job, viewer, draftId)
    } catch (error) {
      const problem = problemOf(error)
      if (!problem) throw error
      await giveBackDraft(job, viewer, draftId, problem)
    }
  return undefined
}

/** What is too much, now that it goes out; nothing when all is well. */
async function excessOf(viewer: Viewer, { body, rest = [], media }: Composed): Promise<string | undefined> {
  const isNew = await isHeldBack(viewer)
  const tooMuch =
    isNew && (await newcomerProblem(viewer, { texts: [body, ...rest], pictures: media?.length }))
  if (tooMuch) return tooMuch
  for (const limit of isNew ? (['post', 'newcomerPost'] as const) : (['post'] as const)) {
    const rate = rateOf(limit)
    const { count } = await countTry(`${limit}:${viewer.id}`, rate)
    if (count > rate.count) return words().problems.tooManyPosts
  }
  return undefined
}

function problemOf(error: unknown): string | undefined {
  const { problems } = words()
  if (error instanceof Closed) return problems.cannotReply
  if (error instanceof NotQuotable) return problems.cannotQuote
  if (error instanceof NoPicture) return problems.noPicture
  return error instanceof NotPublished ? problems.mayNotPost : undefined
}
