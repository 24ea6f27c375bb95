import { words } from '#app/_i18n/words.ts'
import { Icon } from '#app/_ui/icon.tsx'
import { openReportCount } from '#db/queries/moderation.ts'
import type { Viewer } from '#db/viewer.ts'

/** What leads to the reports that wait, for those who guard the place; nobody else has it, or asks for the count. */
export async function StaffLink({ viewer }: { viewer: Viewer }) {
  const count = await openReportCount(viewer)
  const { moderation } = words()
  return (
    <>
      <Icon name="moderation" />
      <span>
        {moderation.title}
        {count > 0 && <span className="hidden-text">{` ${moderation.waiting(count)}`}</span>}
      </span>
      {count > 0 && (
        <b className="badge" aria-hidden="true">
          {count > 99 ? '99+' : count}
        </b>
      )}
    </>
  )
}
