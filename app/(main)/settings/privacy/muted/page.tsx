import type { Metadata } from 'next'
import { requireSession } from '#app/_auth/session.ts'
import { dateOf } from '#app/_i18n/date.ts'
import { words } from '#app/_i18n/words.ts'
import { beforeOf } from '#app/_ui/before.ts'
import { NotHere } from '#app/_ui/not-here.tsx'
import { CircleList } from '#app/_users/privacy/circle-list.tsx'
import { CircleRows } from '#app/_users/privacy/circle-rows.tsx'
import { mutedBy } from '#db/queries/circles.ts'

const path = '/settings/privacy/muted'

export const generateMetadata = (): Metadata => ({ title: words().privacy.muted })

export default async function MutedPage({ searchParams }: PageProps<'/settings/privacy/muted'>) {
  const { viewer } = await requireSession(path)
  const before = beforeOf(await searchParams)
  if (before === 'forged') return <NotHere />
  const { rows, next } = await mutedBy(viewer, { before })
  const { privacy } = words()
  const empty = { title: privacy.noMutedTitle, words: privacy.noMuted }
  return (
    <CircleList path={path} title={privacy.muted} next={next} empty={rows.length === 0 ? empty : undefined}>
      <CircleRows
        kind="muted"
        from={path}
        rows={rows.map(({ id, handle, name, avatar, until }) => ({
          id,
          handle,
          name,
          avatar,
          note: until ? privacy.mutedUntil(dateOf(until.getTime())) : privacy.mutedForGood,
        }))}
      />
    </CircleList>
  )
}
