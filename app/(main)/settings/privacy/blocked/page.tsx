import type { Metadata } from 'next'
import { requireSession } from '#app/_auth/session.ts'
import { words } from '#app/_i18n/words.ts'
import { beforeOf } from '#app/_ui/before.ts'
import { NotHere } from '#app/_ui/not-here.tsx'
import { CircleList } from '#app/_users/privacy/circle-list.tsx'
import { CircleRows } from '#app/_users/privacy/circle-rows.tsx'
import { blockedBy } from '#db/queries/circles.ts'

const path = '/settings/privacy/blocked'

export const generateMetadata = (): Metadata => ({ title: words().privacy.blocked })

export default async function BlockedPage({ searchParams }: PageProps<'/settings/privacy/blocked'>) {
  const { viewer } = await requireSession(path)
  const before = beforeOf(await searchParams)
  if (before === 'forged') return <NotHere />
  const { rows, next } = await blockedBy(viewer, { before })
  const { privacy } = words()
  const empty = { title: privacy.noBlockedTitle, words: privacy.noBlocked }
  return (
    <CircleList path={path} title={privacy.blocked} next={next} empty={rows.length === 0 ? empty : undefined}>
      <CircleRows
        kind="blocked"
        from={path}
        rows={rows.map(({ id, handle, name, avatar }) => ({
          id,
          handle,
          name,
          avatar,
        }))}
      />
    </CircleList>
  )
}
