'use server'

import { action, stay } from '#app/_auth/action.ts'
import { overLimit } from '#app/_auth/limits.ts'
import { waitWords } from '#app/_i18n/wait.ts'
import { words } from '#app/_i18n/words.ts'
import { followTag, unfollowTag } from '#db/mutations/tag-follows.ts'
import { tags } from '#db/text/limits.ts'
import { tagChoice } from './rules.ts'

export const chooseTag = action(
  tagChoice,
  async ({ viewer }, { follow: wanted, unfollow: unwanted, from }) => {
    if (wanted) {
      const limited = await overLimit('follow', viewer.id)
      if (limited) return { problem: waitWords(limited.waitSeconds) }
      if ((await followTag(viewer, wanted)) === 'full') return { problem: words().tags.full(tags.followed) }
    }
    if (unwanted) await unfollowTag(viewer, unwanted)
    await stay(from)
  },
)
