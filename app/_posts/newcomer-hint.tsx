import { words } from '#app/_i18n/words.ts'
import { newcomerLimits } from '#app/_server/newcomers.ts'
import { isNewcomer } from '#db/queries/newcomers.ts'
import type { Viewer } from '#db/viewer.ts'

/** Tells whoever has just come how much a post of theirs may hold, before they write one. */
export async function NewcomerHint({ viewer }: { viewer: Viewer }) {
  const most = newcomerLimits()
  if (!most || !(await isNewcomer(viewer))) return null
  return <p className="hint border-line border-b px-4 py-3">{words().newcomers.hint(most)}</p>
}
