'use server'

import { refresh } from 'next/cache'
import { action, goOn } from '#app/_auth/action.ts'
import { overLimit } from '#app/_auth/limits.ts'
import { waitWords } from '#app/_i18n/wait.ts'
import { words } from '#app/_i18n/words.ts'
import { block, unblock } from '#db/mutations/blocks.ts'
import { acceptRequest, rejectRequest, setProtected } from '#db/mutations/follows.ts'
import { mute, unmute } from '#db/mutations/mutes.ts'
import { setHomeReplies, setUnindexed, setUsualVisibility } from '#db/mutations/users.ts'
import { userByHandle } from '#db/queries/users.ts'
import type { Viewer } from '#db/viewer.ts'
import { privacyRules, relationChoice, requestChoice } from './rules.ts'

export const savePrivacy = action(privacyRules, async ({ viewer }, choice) => {
  await setProtected(viewer, choice.protected === 'on')
  await setHomeReplies(viewer, choice.homeReplies)
  await setUsualVisibility(viewer, choice.visibility)
  await setUnindexed(viewer, choice.unindexed === 'on')
  refresh()
  return { notice: words().privacy.saved }
})

export const chooseRelation = action(relationChoice, async ({ viewer }, { from, to, hide, ...wish }) => {
  const [name, whom] = (Object.entries(wish) as [Wish, Whom][]).find(([, whom]) => whom !== undefined) ?? []
  const id = typeof whom === 'object' ? (await userByHandle(viewer, whom.handle))?.id : whom
  if (!name || id === undefined) return { problem: words().follow.gone }
  if (name === 'unmute') await unmute(viewer, id)
  else if (name === 'unblock') await unblock(viewer, id)
  else {
    const limited = await overLimit('block', viewer.id)
    if (limited) return { problem: waitWords(limited.waitSeconds) }
    if (!(await withdraw(viewer, name, id, hide === undefined))) return { problem: words().follow.gone }
  }
  await goOn({ from, to })
})

export const answerRequest = action(requestChoice, async ({ viewer }, { accept, decline, ...ways }) => {
  if (decline) await rejectRequest(viewer, decline)
  // Whoever took it back meanwhile is not made to follow.
  else if (!accept || !(await acceptRequest(viewer, accept))) return { problem: words().privacy.requestGone }
  await goOn(ways)
})

type Wish = 'muteDay' | 'muteWeek' | 'mute' | 'unmute' | 'block' | 'unblock'
type Whom = number | { handle: string } | undefined

function withdraw(viewer: Viewer, wish: Wish, id: number, stillNotifies: boolean): Promise<boolean> {
  if (wish === 'block') return block(viewer, id)
  const until = wish === 'muteDay' ? inDays(1) : wish === 'muteWeek' ? inDays(7) : null
  return mute(viewer, id, until, stillNotifies)
}

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)
