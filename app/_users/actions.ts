'use server'

import { refresh } from 'next/cache'
import { cookies } from 'next/headers'
import { action, goOn, openAction } from '#app/_auth/action.ts'
import { overLimit } from '#app/_auth/limits.ts'
import { isHeldBack } from '#app/_auth/newcomer.ts'
import { newcomerWait } from '#app/_auth/newcomer-wait.ts'
import { report } from '#app/_auth/report.ts'
import { waitWords } from '#app/_i18n/wait.ts'
import { words } from '#app/_i18n/words.ts'
import { keyboardCookie, themeCookie } from '#app/_ui/preference-names.ts'
import { follow, unfollow } from '#db/mutations/follows.ts'
import { setPreferences } from '#db/mutations/preferences.ts'
import { endOtherSessions, endSession } from '#db/mutations/sessions.ts'
import { updateProfile } from '#db/mutations/users.ts'
import { staffNames } from '#db/queries/users.ts'
import {
  followChoice,
  keyboardChoice,
  nothing,
  oneSession,
  postingRules,
  profileRules,
  themeChoice,
} from './rules.ts'

export const chooseFollow = action(
  followChoice,
  async ({ viewer }, { follow: wanted, unfollow: unwanted, ...ways }) => {
    if (wanted) {
      const limited = await overLimit('follow', viewer.id)
      if (limited) return { problem: waitWords(limited.waitSeconds) }
      const wait = (await isHeldBack(viewer)) && (await newcomerWait(viewer, 'newcomerFollow'))
      if (wait) return { problem: wait }
      const followed = await follow(viewer, wanted)
      if (!followed) return { problem: words().follow.gone }
      if (followed === 'requested') {
        await goOn(ways)
        return { notice: words().follow.requested }
      }
    } else if (unwanted) await unfollow(viewer, unwanted)
    await goOn(ways)
  },
)

export const saveProfile = action(
  async ({ viewer }) => profileRules(await staffNames(viewer)),
  async ({ viewer }, profile) => {
    await updateProfile(viewer, profile)
    refresh()
    return { notice: words().settings.saved }
  },
)

export const savePosting = action(postingRules, async ({ viewer }, preferences) => {
  await setPreferences(viewer, preferences)
  refresh()
  return { notice: words().settings.saved }
})

export const endOne = action(oneSession, async ({ viewer }, { id }) => {
  const { settings } = words()
  const ended = await endSession(viewer, id)
  if (ended) await report('session ended', { user: viewer.id })
  refresh()
  return { notice: ended ? settings.ended : settings.endedAlready }
})

export const endOthers = action(nothing, async ({ id, viewer }) => {
  const count = await endOtherSessions(viewer, id)
  await report('sessions ended', { user: viewer.id, count })
  refresh()
  return { notice: words().settings.endedOthers(count) }
})

export const chooseTheme = openAction(themeChoice, async ({ theme }) => {
  const jar = await cookies()
  if (theme === 'system') jar.delete(themeCookie)
  else jar.set(themeCookie, theme, preference)
  return { notice: words().settings.saved }
})

export const chooseKeyboard = openAction(keyboardChoice, async ({ on }) => {
  const jar = await cookies()
  if (on) jar.delete(keyboardCookie)
  else jar.set(keyboardCookie, 'off', preference)
  refresh()
  return { notice: words().settings.saved }
})

/** How long a browser remembers what was chosen in it. */
const preference = { path: '/', sameSite: 'lax', maxAge: 400 * 86_400 } as const
