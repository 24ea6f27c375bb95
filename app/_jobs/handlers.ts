import { z } from 'zod'
import { isFolder } from '#app/_media/key.ts'
import { mediaStorage } from '#app/_media/media-storage.ts'
import { tellEdit } from '#db/mutations/edit-news.ts'
import type { Kind, Work } from '#db/mutations/jobs.ts'
import { endPoll } from '#db/mutations/polls.ts'
import { picturesInUse } from '#db/queries/pictures.ts'
import { bringImport } from './bring-import.ts'
import { erasePerson } from './erase-leavers.ts'
import { fetchPreview } from './fetch-preview.ts'
import { makeExport } from './make-export.ts'
import { publishDraft } from './publish-draft.ts'
import type { Hand, Handler } from './run-job.ts'
import { sweep } from './sweep.ts'

const hour = 3_600_000

/** How each kind of job is done. */
export const handlers: Record<Kind, Handler> = {
  sweep: does<'sweep'>(z.strictObject({}), async (_, { isOver }) => {
    await sweep(isOver)
    return new Date(Date.now() + hour)
  }),

  'erase-person': does<'erase-person'>(
    z.strictObject({ userId: z.int() }),
    async ({ userId }, { isOver }) => {
      await erasePerson(userId, isOver)
      return isOver() ? new Date() : undefined
    },
  ),

  'erase-picture': does<'erase-picture'>(
    z.strictObject({ folder: z.string().refine(isFolder) }),
    async ({ folder }) => {
      // Whoever restored a backup may have it again.
      const used = await picturesInUse([folder])
      if (!used.has(folder)) await mediaStorage().delete(folder)
      return undefined
    },
  ),

  'fetch-preview': does<'fetch-preview'>(z.strictObject({ previewId: z.int() }), fetchPreview),

  export: does<'export'>(z.strictObject({ archiveId: z.int() }), makeExport),

  import: does<'import'>(z.strictObject({ archiveId: z.int() }), bringImport),

  'publish-draft': does<'publish-draft'>(z.strictObject({ draftId: z.int() }), publishDraft),

  'end-poll': does<'end-poll'>(z.strictObject({ postId: z.int() }), async ({ postId }, { job }) => {
    await endPoll(job, postId)
    return undefined
  }),

  'tell-edit': does<'tell-edit'>(
    z.strictObject({ postId: z.int(), revisionId: z.int() }),
    async ({ postId, revisionId }, { job }) => {
      await tellEdit(job, postId, revisionId)
      return undefined
    },
  ),
}

/** Joins how the payload of a kind looks with what is done with it. */
function does<K extends Kind>(
  payload: z.ZodType<Work[K]>,
  work: (payload: Work[K], hand: Hand) => Promise<Date | undefined>,
): Handler {
  return async (given, hand) => work(payload.parse(given), hand)
}
