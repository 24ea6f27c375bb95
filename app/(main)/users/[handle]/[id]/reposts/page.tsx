import type { Metadata } from 'next'
import { currentViewer } from '#app/_auth/session.ts'
import { words } from '#app/_i18n/words.ts'
import { postOf } from '#app/_posts/post-of.ts'
import { beforeOf } from '#app/_ui/before.ts'
import { Empty } from '#app/_ui/empty.tsx'
import { NotHere } from '#app/_ui/not-here.tsx'
import { Top } from '#app/_ui/top.tsx'
import { People } from '#app/_users/people.tsx'
import { repostersOf } from '#db/queries/reposts.ts'

export const generateMetadata = (): Metadata => ({
  title: words().thread.repostedBy,
  robots: { index: false },
})

/** Who passes a post on. */
export default async function RepostsPage({
  params,
  searchParams,
}: PageProps<'/users/[handle]/[id]/reposts'>) {
  const { handle, id } = await params
  const before = beforeOf(await searchParams)
  const post = await postOf(handle, id, '/reposts')
  if (!post || before === 'forged') return <NotHere />
  const viewer = await currentViewer()
  const page = await repostersOf(viewer, post.id, { before })
  const { thread } = words()
  const permalink = `/@${post.handle}/${post.id}`
  return (
    <>
      <Top title={thread.repostedBy} back={permalink} />
      {page.rows.length > 0 || page.next ? (
        <People
          key={before ?? 'newest'}
          page={page}
          path={`${permalink}/reposts`}
          source={`/api/reposts/${post.handle}/${post.id}`}
          signedIn={viewer !== null}
        />
      ) : (
        <Empty title={thread.noRepostsTitle}>{thread.noReposts}</Empty>
      )}
    </>
  )
}
