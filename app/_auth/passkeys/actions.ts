'use server'

import { refresh } from 'next/cache'
import { redirect } from 'next/navigation'
import { words } from '#app/_i18n/words.ts'
import { configuredDoors } from '#app/_server/doors.ts'
import { addPasskey, removePasskey, renamePasskey } from '#db/mutations/passkeys.ts'
import { passkeys as limits } from '#db/text/limits.ts'
import { wayToKeep } from '../account/leaver.ts'
import { action, openAction } from '../action.ts'
import { enterAs } from '../enter.ts'
import { unproven } from '../proof.ts'
import { report } from '../report.ts'
import { suspendedWords } from '../suspended.ts'
import { checkAddition, checkEntry } from './check.ts'
import { additionRules, entryRules, removeRules, renameRules } from './rules.ts'

export const enterByPasskey = openAction(
  entryRules,
  async ({ answer, next }) => {
    const { passkeys } = words()
    const checked = await checkEntry(answer)
    if ('refused' in checked) {
      await report('sign-in refused', { reason: `passkey ${checked.refused}` })
      return { problem: passkeys[checked.refused] }
    }
    if (await enterAs(checked.userId)) redirect(next)
    const way = await wayToKeep(checked.userId)
    if (way) redirect(way)
    return { problem: await suspendedWords() }
  },
  { limit: 'passkey' },
)

/** Whose device could answer had shown that it is still them: they got no challenge without. */
export const add = action(
  additionRules,
  async ({ viewer }, { answer, name }) => {
    const { passkeys } = words()
    const checked = await checkAddition(viewer, answer)
    if ('refused' in checked) return { problem: passkeys[checked.refused] }
    const outcome = await addPasskey(viewer, { ...checked, name })
    if (outcome === 'many') return { problem: passkeys.many(limits.count) }
    if (outcome === 'taken') return { problem: passkeys.present }
    await report('passkey added', { user: viewer.id })
    refresh()
    return { notice: passkeys.added }
  },
  { limit: 'passkey' },
)

export const rename = action(renameRules, async ({ viewer }, { id, name }) => {
  const { passkeys } = words()
  const renamed = await renamePasskey(viewer, id, name)
  refresh()
  return renamed ? { notice: passkeys.renamed } : { problem: passkeys.gone }
})

export const remove = action(removeRules, async (session, { id, current }) => {
  const { viewer } = session
  const { passkeys } = words()
  const refusal = await unproven(session, current)
  if (refusal) return refusal
  const open = configuredDoors().map((door) => door.provider)
  const outcome = await removePasskey(viewer, id, open)
  if (outcome === 'kept') return { problem: passkeys.onlyWayIn }
  if (outcome === 'removed') await report('passkey removed', { user: viewer.id })
  refresh()
  return { notice: passkeys.removed }
})
