'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { action, goOn } from '#app/_auth/action.ts'
import { overLimit } from '#app/_auth/limits.ts'
import { isFresh, unproven } from '#app/_auth/proof.ts'
import { report as tell } from '#app/_auth/report.ts'
import { waitWords } from '#app/_i18n/wait.ts'
import { words } from '#app/_i18n/words.ts'
import { decideJob } from '#db/mutations/dead-jobs.ts'
import { dismiss, hidePost, letReturn, showPost, suspend } from '#db/mutations/moderation.ts'
import { changePlace } from '#db/mutations/place.ts'
import { report } from '#db/mutations/reports.ts'
import { ownReport } from '#db/queries/reports.ts'
import { complaintRules, jobVerdict, placeRulesOf, verdictRules } from './rules.ts'

export const complain = action(complaintRules, async ({ viewer }, { post, person, reason, comment }) => {
  const limited = await overLimit('report', viewer.id)
  if (limited) return { problem: waitWords(limited.waitSeconds) }
  const suspect = post === undefined ? { personId: person ?? 0 } : { postId: post }
  const made = await report(viewer, suspect, { reason, comment })
  const kept = made && (await ownReport(viewer, made.id))
  if (!kept) return { problem: words().report.gone }
  redirect(`/@${kept.handle}/report?sent=${kept.id}`)
})

const changes = { dismiss, hide: hidePost, show: showPost, suspend, return: letReturn }

export const decide = action(verdictRules, async (session, { report: id, verdict, why, current }) => {
  const { moderation, problems } = words()
  if (verdict === 'suspend') {
    if (why === '') return { problem: problems.check, errors: { why: moderation.reasonNeeded } }
    const refusal = isFresh(session) ? undefined : await unproven(session, current)
    if (refusal) return refusal
  }
  if (!(await changes[verdict](session.viewer, id, why))) {
    await tell('denied', { user: session.viewer.id, reason: `report ${verdict}` })
    return { problem: moderation.notDone }
  }
  await tell('moderated', { user: session.viewer.id, reason: `report ${verdict}` })
  // The count in the navigation is another now.
  await goOn({ from: `/moderation/${id}`, to: undefined })
})

export const decideOnJob = action(jobVerdict, async ({ viewer }, { id, verdict, ...to }) => {
  if (!(await decideJob(viewer, id, verdict))) {
    await tell('denied', { user: viewer.id, reason: `job ${verdict}` })
    return { problem: words().moderation.notDone }
  }
  await tell('moderated', { user: viewer.id, reason: `job ${verdict}` })
  await goOn(to)
})

export const savePlace = action(placeRulesOf, async ({ viewer }, settings) => {
  const { moderation } = words()
  if (!(await changePlace(viewer, settings))) {
    await tell('denied', { user: viewer.id, reason: 'place' })
    return { problem: moderation.notDone }
  }
  await tell('moderated', { user: viewer.id, reason: 'place' })
  refresh()
  return { notice: moderation.saved }
})
