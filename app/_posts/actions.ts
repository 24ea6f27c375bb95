'use server'

import { randomUUID } from 'node:crypto'
import { action, goOn } from '#app/_auth/action.ts'
import { words } from '#app/_i18n/words.ts'
import { createPost, deletePost, restorePost } from '#db/mutations/posts.ts'
import { newPost, onePost } from './rules.ts'

export const publish = action(
  newPost,
  async ({ viewer }, { body, key, visibility, ...ways }) => {
    const { problems } = words()
    const created = await createPost(viewer, { body, key, visibility })
    if (created === 'conflict') return { problem: problems.postConflict, freshKey: randomUUID() }
    if (!created) return { problem: problems.signInFirst }
    await goOn(ways)
  },
  { limit: 'post' },
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
