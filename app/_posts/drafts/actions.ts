'use server'

import { refresh } from 'next/cache'
import { action, goOn } from '#app/_auth/action.ts'
import { words } from '#app/_i18n/words.ts'
import { deleteDraft } from '#db/mutations/drafts.ts'
import { callBack, publishSoon } from '#db/mutations/schedule.ts'
import { draftChoice } from './rules.ts'

/** What becomes of a draft, or of a post that waits: the button pressed says what, its value says which. */
export const chooseDraft = action(draftChoice, async ({ viewer }, { remove, undo, now, ...ways }) => {
  if (remove) await deleteDraft(viewer, remove)
  const waited = undo ? await callBack(viewer, undo) : now ? await publishSoon(viewer, now) : true
  if (!waited) {
    refresh()
    return { problem: words().drafts.gone }
  }
  // What was called back is written on.
  await goOn(undo ? { ...ways, to: `/compose?draft=${undo}` } : ways)
})
