'use server'

import { refresh } from 'next/cache'
import { action, goOn } from '#app/_auth/action.ts'
import { overLimit } from '#app/_auth/limits.ts'
import { waitWords } from '#app/_i18n/wait.ts'
import { words } from '#app/_i18n/words.ts'
import { block, unblock } from '#db/mutations/blocks.ts'
import { acceptRequest, rejectRequest, setProtected } from '#db/mutations/follows.ts'
import { mute, unmute } from '#db/mutations/mutes.ts'
import { setHomeReplies } from '#db/mutations/users.ts'
import type { Viewer } from '#db/viewer.ts'
import { privacyRules, relationChoice, requestChoice } from './rules.ts'

export const savePrivacy = action(privacyRules, async ({ viewer }, choice) => {
  await setProtected(viewer, choice.protected === 'on')
  await setHomeReplies(viewer, choice.homeReplies)
  refresh()
  return { notice: words().privacy.saved }
})

export const chooseRelation = action(relationChoice, async ({ viewer }, { from, to, ...wish }) => {
  if (wish.unmute) await unmute(viewer, wish.unmute)
  else if (wish.unblock) await unblock(viewer, wish.unblock)
  else {
    const limited = await overLimit('block', viewer.id)
    if (limited) return { problem: waitWords(limited.waitSeconds) }
    if (!(await withdraw(viewer, wish))) return { problem: words().follow.gone }
  }
  await goOn({ from, to })
})

export const answerRequest = action(requestChoice, async ({ viewer }, { accept, decline, ...ways }) => {
  if (decline) await rejectRequest(viewer, decline)
  // Whoever took it back meanwhile is not made to follow.
  else if (!accept || !(await acceptRequest(viewer, accept))) return { problem: words().privacy.requestGone }
  await goOn(ways)
})

type Wish = Partial<Record<'muteDay' | 'muteWeek' | 'mute' | 'block', number>> & { hide?: 'on' | undefined }

async function withdraw(viewer: Viewer, { muteDay, muteWeek, mute: forGood, block: whom, hide }: Wish) {
  const stillNotifies = hide === undefined
  if (muteDay) return mute(viewer, muteDay, inDays(1), stillNotifies)
  if (muteWeek) return mute(viewer, muteWeek, inDays(7), stillNotifies)
  if (forGood) return mute(viewer, forGood, null, stillNotifies)
  return whom !== undefined && block(viewer, whom)
}

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)
