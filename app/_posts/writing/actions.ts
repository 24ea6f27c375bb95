'use server'

import { randomUUID } from 'node:crypto'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import type { z } from 'zod'
import { action, goOn, type Outcome } from '#app/_auth/action.ts'
import { overLimit } from '#app/_auth/limits.ts'
import { isHeldBack, newcomerProblem } from '#app/_auth/newcomer.ts'
import { newcomerWait } from '#app/_auth/newcomer-wait.ts'
import { waitWords } from '#app/_i18n/wait.ts'
import { words } from '#app/_i18n/words.ts'
import { dropPictureFromDraft, raisePictureInDraft, saveDraft } from '#db/mutations/drafts.ts'
import { createPost } from '#db/mutations/posts.ts'
import { holdPost, schedulePost, type ToSchedule } from '#db/mutations/schedule.ts'
import { writingPreferences } from '#db/queries/preferences.ts'
import { drafts as draftLimits, scheduled } from '#db/text/limits.ts'
import { dayOf, isZone, zonedTime } from '#db/text/zone.ts'
import type { Viewer } from '#db/viewer.ts'
import { guessLanguage } from '../guess-language.ts'
import { composition, draftPicture } from '../rules.ts'

export const publish = action(composition, async ({ viewer }, wish) => {
  if (wish.step === 'add') return { values: wish.values }
  if (wish.step === 'keep') return keepDraft(viewer, wish)
  const { step, from, to, draft, publishAt, zone, ...post } = wish
  const { problems } = words()
  const rest = post.rest.filter(Boolean)
  const preferences = await writingPreferences(viewer)
  if (preferences.isAltRequired && post.media?.some(({ alt }) => alt === ''))
    return { problem: problems.altMissing }
  const texts = [post.body, ...rest]
  const isNew = await isHeldBack(viewer)
  const tooMuch = isNew && (await newcomerProblem(viewer, { texts, pictures: post.media?.length }))
  if (tooMuch) return { problem: tooMuch }
  post.language ??= preferences.usualLanguage ?? (await guessLanguage(texts.join('\n')))
  const { key, ...content } = { ...post, rest }
  if (publishAt !== undefined) {
    const later = { content, key, draftId: draft, publishAt, zone: preferences.timeZone ?? zone ?? 'UTC' }
    return scheduleLater(viewer, later)
  }
  if (preferences.undoSendSeconds > 0) {
    const goesAt = new Date(Date.now() + preferences.undoSendSeconds * 1000)
    const held = await holdPost(viewer, { content, key, draftId: draft, publishAt: goesAt })
    if (held === 'conflict') return { problem: problems.postConflict, freshKey: randomUUID() }
    // The bar to call it back stands around the page, which would stay as it is.
    revalidatePath('/', 'layout')
    return goOn({ from, to })
  }
  for (const _ of texts) {
    const limited = await overLimit('post', viewer.id)
    if (limited) return { problem: waitWords(limited.waitSeconds) }
    const wait = isNew && (await newcomerWait(viewer, 'newcomerPost'))
    if (wait) return { problem: wait }
  }
  const created = await createPost(viewer, { ...post, rest, draftId: draft })
  if (created === 'closed') return { problem: problems.cannotReply }
  if (created === 'unquotable') return { problem: problems.cannotQuote }
  if (created === 'no-picture') return { problem: problems.noPicture }
  if (created === 'conflict') return { problem: problems.postConflict, freshKey: randomUUID() }
  if (!created) return { problem: problems.signInFirst }
  await goOn({ from, to })
})

export const changePicture = action(draftPicture, async ({ viewer }, { draft, picture, as, ...ways }) => {
  const change = as === 'drop' ? dropPictureFromDraft : raisePictureInDraft
  await change(viewer, draft, picture)
  await goOn(ways)
})

type Wish = z.output<typeof composition>
type Kept = Extract<Wish, { step: 'keep' }>

/** Keeps what is written; without JavaScript that is also the way to its pictures. */
async function keepDraft(viewer: Viewer, { draft: id, way, ...wish }: Kept): Promise<Outcome> {
  const { problems } = words()
  const { step, from, to, key, publishAt, zone, rest, ...written } = wish
  const content = { ...written, rest: rest.filter(Boolean) }
  const limited = await overLimit('draft', viewer.id)
  if (limited) return { problem: waitWords(limited.waitSeconds) }
  const saved = await saveDraft(viewer, { id, content })
  if (saved === 'full') return { problem: problems.draftsFull(draftLimits.count) }
  if (!saved) return { problem: problems.noDraft }
  redirect(way === 'pictures' ? `/drafts/${saved.id}/pictures` : '/drafts')
}

type Later = Omit<ToSchedule, 'publishAt' | 'day'> & { publishAt: string; zone: string }

async function scheduleLater(viewer: Viewer, { publishAt, zone, ...later }: Later): Promise<Outcome> {
  const { problems } = words()
  const known = isZone(zone) ? zone : 'UTC'
  const moment = zonedTime(publishAt, known)
  if (!moment) return { problem: problems.noTime, errors: { publishAt: problems.noTime } }
  const answer = await schedulePost(viewer, { ...later, publishAt: moment, day: dayOf(moment, known) })
  if (answer === 'soon') return { problem: problems.tooSoon(scheduled.leastSecondsAhead / 60) }
  if (answer === 'full') return { problem: problems.scheduledFull(scheduled.count) }
  if (answer === 'busy') return { problem: problems.scheduledBusy(scheduled.perDay) }
  if (answer === 'conflict') return { problem: problems.postConflict, freshKey: randomUUID() }
  redirect('/scheduled')
}
