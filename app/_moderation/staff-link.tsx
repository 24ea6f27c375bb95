import Link from 'next/link'
import { words } from '#app/_i18n/words.ts'
import { Icon } from '#app/_ui/icon.tsx'
import { openReportCount } from '#db/queries/moderation.ts'
import type { Viewer } from '#db/viewer.ts'

/** The way to what waits, in the navigation of those who guard the place; nobody else asks for the count. */
export async function StaffLink({ viewer }: { viewer: Viewer | null }) {
  if (!viewer || viewer.role === 'member') return null
  const count = await openReportCount(viewer)
  const { moderation } = words()
  return (
    <Link
      href="/moderation"
      prefetch={false}
      aria-label={count > 0 ? `${moderation.title}, ${moderation.waiting(count)}` : moderation.title}
    >
      <Icon name="guard" />
      <span>{moderation.title}</span>
      {count > 0 && <b className="badge">{count > 99 ? '99+' : count}</b>}
    </Link>
  )
}
