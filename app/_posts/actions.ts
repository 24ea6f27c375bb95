'use server'

import { randomUUID } from 'node:crypto'
import { action, goOn, stay } from '#app/_auth/action.ts'
import { overLimit } from '#app/_auth/limits.ts'
import { waitWords } from '#app/_i18n/wait.ts'
import { words } from '#app/_i18n/words.ts'
import { bookmark, unbookmark } from '#db/mutations/bookmarks.ts'
import { muteConversation, unmuteConversation } from '#db/mutations/conversation-mutes.ts'
import { collapse, expand, setReplyPolicy } from '#db/mutations/conversations.ts'
import { likePost, unlikePost } from '#db/mutations/likes.ts'
import { createPost, deletePost, restorePost } from '#db/mutations/posts.ts'
import { collapseChoice, conversationChoice, newPost, onePost, policyChoice, reaction } from './rules.ts'

export const publish = action(
  newPost,
  async ({ viewer }, { body, key, visibility, replyTo, replyPolicy, ...ways }) => {
    const { problems } = words()
    const created = await createPost(viewer, { body, key, visibility, replyTo, replyPolicy })
    if (created === 'closed') return { problem: problems.cannotReply }
    if (created === 'conflict') return { problem: problems.postConflict, freshKey: randomUUID() }
    if (!created) return { problem: problems.signInFirst }
    await goOn(ways)
  },
  { limit: 'post' },
)

export const react = action(
  reaction,
  async ({ viewer }, { like: liked, unlike: unliked, bookmark: kept, unbookmark: dropped, from }) => {
    const added = liked ?? kept
    if (added) {
      const limited = await overLimit('like', viewer.id)
      if (limited) return { problem: waitWords(limited.waitSeconds) }
      if (!(await (liked ? likePost : bookmark)(viewer, added))) return { problem: words().problems.postGone }
    }
    if (unliked) await unlikePost(viewer, unliked)
    if (dropped) await unbookmark(viewer, dropped)
    await stay(`${from}#p${added ?? unliked ?? dropped}`)
  },
)

export const choosePolicy = action(policyChoice, async ({ viewer }, { id, replyPolicy, ...ways }) => {
  if (!(await setReplyPolicy(viewer, id, replyPolicy))) return { problem: words().problems.postGone }
  await goOn(ways)
})

export const chooseCollapse = action(
  collapseChoice,
  async ({ viewer }, { collapse: hidden, expand: shown, ...ways }) => {
    const done = hidden ? await collapse(viewer, hidden) : await expand(viewer, shown ?? 0)
    if (!done) return { problem: words().problems.postGone }
    await goOn(ways)
  },
)

export const chooseConversation = action(
  conversationChoice,
  async ({ viewer }, { mute: silenced, unmute: heard, ...ways }) => {
    if (silenced && !(await muteConversation(viewer, silenced))) return { problem: words().problems.postGone }
    if (heard) await unmuteConversation(viewer, heard)
    await goOn(ways)
  },
)

export const remove = action(
  onePost,
  async ({ viewer }, { id, ...ways }) => {
    // Gone already is as good as deleted.
    await deletePost(viewer, id)
    await goOn(ways)
  },
  { limit: 'delete' },
)

export const restore = action(onePost, async ({ viewer }, { id, ...ways }) => {
  if (!(await restorePost(viewer, id))) return { problem: words().problems.goneForGood }
  await goOn(ways)
})
