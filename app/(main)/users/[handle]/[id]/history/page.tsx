import type { Metadata } from 'next'
import Link from 'next/link'
import { currentViewer } from '#app/_auth/session.ts'
import { words } from '#app/_i18n/words.ts'
import { postOf } from '#app/_posts/post-of.ts'
import { Version } from '#app/_posts/version.tsx'
import { beforeOf } from '#app/_ui/before.ts'
import { below } from '#app/_ui/below.ts'
import { Empty } from '#app/_ui/empty.tsx'
import { NotHere } from '#app/_ui/not-here.tsx'
import { clock } from '#app/_ui/preferences.ts'
import { Top } from '#app/_ui/top.tsx'
import { revisionsOf } from '#db/queries/revisions.ts'
import type { TimelinePost } from '#db/queries/timeline-post.ts'

export const generateMetadata = (): Metadata => ({ title: words().editing.history, robots: { index: false } })

/** What a post was before its edits, and what each of them changed. */
export default async function HistoryPage({
  params,
  searchParams,
}: PageProps<'/users/[handle]/[id]/history'>) {
  const { handle, id } = await params
  const before = beforeOf(await searchParams)
  const post = await postOf(handle, id, '/history')
  if (!post || before === 'forged') return <NotHere />
  const { rows, older } = await revisionsOf(await currentViewer(), post.id, { before })
  const { editing } = words()
  const { zone } = await clock()
  const permalink = `/@${post.handle}/${post.id}`
  const path = `${permalink}/history`
  const shown = before ? rows : [presentOf(post), ...rows]
  const last = rows.at(-1)
  return (
    <>
      <Top title={editing.history} back={permalink} />
      {post.editedAt ? (
        <ol className="versions" aria-label={editing.history}>
          {shown.map((version, at) => (
            <Version
              key={version.at}
              version={version}
              before={shown[at + 1] ?? older}
              isNow={!before && at === 0}
              language={post.language}
              zone={zone}
            />
          ))}
        </ol>
      ) : (
        <Empty title={editing.noHistoryTitle}>{editing.noHistory}</Empty>
      )}
      {older && last && (
        <Link href={below(path, last.id)} prefetch={false} className="more-link">
          {editing.older}
        </Link>
      )}
    </>
  )
}

const presentOf = ({ body, warning = '', pictures, editedAt, createdAt }: TimelinePost) => ({
  ...{ body, warning, at: editedAt ?? createdAt },
  alts: (pictures || []).map(({ id, alt = '' }) => ({ mediaId: id, alt })),
})
