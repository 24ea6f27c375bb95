import { words } from '#app/_i18n/words.ts'
import { Here } from '#app/_ui/here.tsx'
import type { Viewer } from '#db/viewer.ts'

/** What there is to look after. */
export function ModerationTabs({ viewer }: { viewer: Viewer }) {
  const { moderation } = words()
  return (
    <nav className="tabs" aria-label={moderation.title}>
      <Here href="/moderation" exact>
        {moderation.reports}
      </Here>
      <Here href="/moderation/audit">{moderation.done}</Here>
      {viewer.role === 'admin' && <Here href="/moderation/place">{moderation.place}</Here>}
      {viewer.role === 'admin' && <Here href="/moderation/inside">{moderation.inside}</Here>}
    </nav>
  )
}
