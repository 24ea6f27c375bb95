'use server'
import { action, goOn, stay } from '#app/_auth/action.ts'
import { overLimit } from '#app/_auth/limits.ts'
import { isHeldBack, newcomerProblem } from '#app/_auth/newcomer.ts'
import { waitWords } from '#app/_i18n/wait.ts'
import { words } from '#app/_i18n/words.ts'
import { bookmark, unbookmark } from '#db/mutations/bookmarks.ts'
import { muteConversation, unmuteConversation } from '#db/mutations/conversation-mutes.ts'
import { collapse, expand, setReplyPolicy } from '#db/mutations/conversations.ts'
import { type Edit, editPost } from '#db/mutations/edits.ts'
import { likePost, unlikePost } from '#db/mutations/likes.ts'
import { pin, unpin } from '#db/mutations/pins.ts'
import { vote } from '#db/mutations/polls.ts'
import { deletePost, restorePost } from '#db/mutations/posts.ts'
import { removePreview } from '#db/mutations/previews.ts'
import { detachQuote, setQuotePolicy } from '#db/mutations/quotes.ts'
import { redraftPost } from '#db/mutations/redraft.ts'
import { repost, unrepost } from '#db/mutations/reposts.ts'
import { visiblePost } from '#db/queries/posts.ts'
import { writingPreferences } from '#db/queries/preferences.ts'
import { drafts as draftLimits, post as limits } from '#db/text/limits.ts'
import type { Viewer } from '#db/viewer.ts'
import { postChange } from './edit-rules.ts'
import { guessLanguage } from './guess-language.ts'
import {
  collapseChoice,
  conversationChoice,
  onePost,
  pinChoice,
  policyChoice,
  reaction,
  removal,
} from './rules.ts'

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
