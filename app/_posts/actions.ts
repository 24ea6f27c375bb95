'use server'

import { randomUUID } from 'node:crypto'
import { revalidatePath } from 'next/cache'
import { redirect } from 'next/navigation'
import type { z } from 'zod'
import { action, goOn, type Outcome, stay } from '#app/_auth/action.ts'
import { overLimit } from '#app/_auth/limits.ts'
import { isHeldBack, newcomerProblem } from '#app/_auth/newcomer.ts'
import { newcomerWait } from '#app/_auth/newcomer-wait.ts'
import { waitWords } from '#app/_i18n/wait.ts'
import { words } from '#app/_i18n/words.ts'
import { bookmark, unbookmark } from '#db/mutations/bookmarks.ts'
import { muteConversation, unmuteConversation } from '#db/mutations/conversation-mutes.ts'
import { collapse, expand, setReplyPolicy } from '#db/mutations/conversations.ts'
import { dropPictureFromDraft, raisePictureInDraft, saveDraft } from '#db/mutations/drafts.ts'
import { type Edit, editPost } from '#db/mutations/edits.ts'
import { likePost, unlikePost } from '#db/mutations/likes.ts'
import { pin, unpin } from '#db/mutations/pins.ts'
import { vote } from '#db/mutations/polls.ts'
import { createPost, deletePost, restorePost } from '#db/mutations/posts.ts'
import { removePreview } from '#db/mutations/previews.ts'
import { detachQuote, setQuotePolicy } from '#db/mutations/quotes.ts'
import { redraftPost } from '#db/mutations/redraft.ts'
import { repost, unrepost } from '#db/mutations/reposts.ts'
import { holdPost, schedulePost, type ToSchedule } from '#db/mutations/schedule.ts'
import { visiblePost } from '#db/queries/posts.ts'
import { writingPreferences } from '#db/queries/preferences.ts'
import { drafts as draftLimits, post as limits, scheduled } from '#db/text/limits.ts'
import { dayOf, isZone, zonedTime } from '#db/text/zone.ts'
import type { Viewer } from '#db/viewer.ts'
import { postChange } from './edit-rules.ts'
import { guessLanguage } from './guess-language.ts'
import {
  collapseChoice,
  composition,
  conversationChoice,
  draftPicture,
  onePost,
  pinChoice,
  policyChoice,
  reaction,
  removal,
} from './rules.ts'

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

export const react = action(reaction, async ({ viewer }, { from, positions, ...pressed }) => {
  const { problems } = words()
  if (pressed.vote) {
    const problem = await voteFor(viewer, pressed.vote, positions)
    return problem ? { problem } : stay(`${from}#p${pressed.vote}`)
  }
  const added = pressed.like ?? pressed.bookmark ?? pressed.repost
  if (added) {
    const limited = await overLimit(pressed.repost ? 'repost' : 'like', viewer.id)
    if (limited) return { problem: waitWords(limited.waitSeconds) }
    const add = pressed.repost ? repost : pressed.like ? likePost : bookmark
    if (!(await add(viewer, added)))
      return { problem: pressed.repost ? problems.cannotRepost : problems.postGone }
  }
  if (pressed.unlike) await unlikePost(viewer, pressed.unlike)
  if (pressed.unbookmark) await unbookmark(viewer, pressed.unbookmark)
  if (pressed.unrepost) await unrepost(viewer, pressed.unrepost)
  await stay(`${from}#p${added ?? pressed.unlike ?? pressed.unbookmark ?? pressed.unrepost}`)
})

/** What is wrong with a vote; nothing when it is counted, now or before. */
async function voteFor(viewer: Viewer, id: number, positions: number[]): Promise<string | undefined> {
  const { problems } = words()
  const limited = await overLimit('vote', viewer.id)
  if (limited) return waitWords(limited.waitSeconds)
  const answer = await vote(viewer, id, positions)
  const wrongs = { gone: problems.pollGone, over: problems.pollOver, wrong: problems.pollChoice }
  return answer === 'voted' || answer === 'again' ? undefined : wrongs[answer]
}

export const choosePolicy = action(
  policyChoice,
  async ({ viewer }, { id, replyPolicy, quotePolicy, ...ways }) => {
    const isDone =
      (!replyPolicy || (await setReplyPolicy(viewer, id, replyPolicy))) &&
      (!quotePolicy || (await setQuotePolicy(viewer, id, quotePolicy)))
    if (!isDone) return { problem: words().problems.postGone }
    await goOn(ways)
  },
)

export const chooseCollapse = action(
  collapseChoice,
  async ({ viewer }, { collapse: hidden, expand: shown, ...ways }) => {
    const done = hidden ? await collapse(viewer, hidden) : await expand(viewer, shown ?? 0)
    if (!done) return { problem: words().problems.postGone }
    await goOn(ways)
  },
)

export const detach = action(onePost, async ({ viewer }, { id, ...ways }) => {
  if (!(await detachQuote(viewer, id))) return { problem: words().problems.postGone }
  await goOn(ways)
})

export const choosePin = action(pinChoice, async ({ viewer }, { pin: pinned, unpin: taken, ...ways }) => {
  const { problems } = words()
  const done = pinned && (await pin(viewer, pinned))
  if (done === 'full') return { problem: problems.pinsFull(limits.pinned) }
  if (pinned && !done) return { problem: problems.postGone }
  if (taken) await unpin(viewer, taken)
  await goOn(ways)
})

export const chooseConversation = action(
  conversationChoice,
  async ({ viewer }, { mute: silenced, unmute: heard, ...ways }) => {
    if (silenced && !(await muteConversation(viewer, silenced))) return { problem: words().problems.postGone }
    if (heard) await unmuteConversation(viewer, heard)
    await goOn(ways)
  },
)

export const hidePreview = action(onePost, async ({ viewer }, { id, ...ways }) => {
  if (!(await removePreview(viewer, id))) return { problem: words().problems.postGone }
  await goOn(ways)
})

export const edit = action(
  postChange,
  async ({ viewer }, { id, ...change }) => {
    const { problems } = words()
    const { from, to, ...rest } = change
    const tooMuch = (await isHeldBack(viewer)) && (await newcomerProblem(viewer, { texts: [rest.body] }))
    if (tooMuch) return { problem: tooMuch }
    if ((await writingPreferences(viewer)).isAltRequired && rest.alts.some(({ alt }) => alt === ''))
      return { problem: problems.altMissing }
    const done = await editPost(viewer, id, {
      ...rest,
      language: rest.language ?? (await guessLanguage(rest.body)),
      isLanguageChosen: rest.language !== undefined,
    })
    if (done === 'changed') return { problem: problems.editedMeanwhile, values: await anew(viewer, id, rest) }
    if (done === 'full') return { problem: problems.editsFull }
    if (done === 'empty') return { problem: problems.check, errors: { body: problems.empty } }
    if (!done) return { problem: problems.postGone }
    await goOn({ from, to })
  },
  { limit: 'edit' },
)

/** What was typed, to be sent again over what the post has become meanwhile. */
async function anew(viewer: Viewer, id: number, { body, warning, alts }: Omit<Edit, 'known'>) {
  const post = await visiblePost(viewer, id)
  const typed = alts?.map(({ id, alt }): [string, string] => [`alt${id}`, alt]) ?? []
  return { body, warning, ...Object.fromEntries(typed), known: String(post?.editedAt ?? ''), changed: 'on' }
}

export const remove = action(
  removal,
  async ({ viewer }, { id, as, ...ways }) => {
    // Gone already is as good as deleted.
    if (as !== 'draft') await deletePost(viewer, id)
    else {
      const draft = await redraftPost(viewer, id)
      if (draft === 'full') return { problem: words().problems.draftsFull(draftLimits.count) }
      if (!draft) return { problem: words().problems.postGone }
      ways.to = `/compose?draft=${draft.id}`
    }
    await goOn(ways)
  },
  { limit: 'delete' },
)

export const restore = action(onePost, async ({ viewer }, { id, ...ways }) => {
  if (!(await restorePost(viewer, id))) return { problem: words().problems.goneForGood }
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
