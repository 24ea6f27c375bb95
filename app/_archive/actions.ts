'use server'

import { refresh } from 'next/cache'
import { z } from 'zod'
import { action } from '#app/_auth/action.ts'
import { overLimit } from '#app/_auth/limits.ts'
import { unproven } from '#app/_auth/proof.ts'
import { report } from '#app/_auth/report.ts'
import { idField } from '#app/_auth/rules.ts'
import { waitWords } from '#app/_i18n/wait.ts'
import { words } from '#app/_i18n/words.ts'
import { askExport, createArchiveLink } from '#db/mutations/archives.ts'

const current = z.string().max(1024).optional()

export const makeArchive = action(z.strictObject({ current }), async (session, input) => {
  const { archive, problems } = words()
  const { viewer } = session
  const refusal = await unproven(session, input.current)
  if (refusal) return refusal
  const limited = await overLimit('export', viewer.id)
  if (limited) return { problem: waitWords(limited.waitSeconds) }
  const asked = await askExport(viewer)
  if (!asked) return { problem: problems.signInFirst }
  if (asked === 'busy') return { problem: archive.exportBusy }
  await report('export', { user: viewer.id })
  refresh()
  return { notice: archive.exportWaiting }
})

export const linkArchive = action(
  z.strictObject({ id: idField, current }),
  async (session, { id, current }) => {
    const { archive } = words()
    const refusal = await unproven(session, current)
    if (refusal) return refusal
    const token = await createArchiveLink(session.viewer, id)
    if (!token) return { problem: archive.linkGone }
    return { notice: archive.linkReady, values: { link: `/api/archives/${id}/file?token=${token}` } }
  },
)
