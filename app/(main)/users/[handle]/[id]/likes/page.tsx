import type { Metadata } from 'next'
import { currentViewer } from '#app/_auth/session.ts'
import { words } from '#app/_i18n/words.ts'
import { postOf } from '#app/_posts/post-of.ts'
import { beforeOf } from '#app/_ui/before.ts'
import { Empty } from '#app/_ui/empty.tsx'
import { NotHere } from '#app/_ui/not-here.tsx'
import { Top } from '#app/_ui/top.tsx'
import { People } from '#app/_users/people.tsx'
import { likersOf } from '#db/queries/likes.ts'

export const generateMetadata = (): Metadata => ({ title: words().thread.likedBy, robots: { index: false } })

/** Who likes a post. */
export default async function LikesPage({ params, searchParams }: PageProps<'/users/[handle]/[id]/likes'>) {
  const { handle, id } = await params
  const before = beforeOf(await searchParams)
  const post = await postOf(handle, id, '/likes')
  if (!post || before === 'forged') return <NotHere />
  const viewer = await currentViewer()
  const page = await likersOf(viewer, post.id, { before })
  const { thread } = words()
  const permalink = `/@${post.handle}/${post.id}`
  return (
    <>
      <Top title={thread.likedBy} back={permalink} />
      {page.rows.length > 0 || page.next ? (
        <People
          key={before ?? 'newest'}
          page={page}
          path={`${permalink}/likes`}
          source={`/api/likes/${post.handle}/${post.id}`}
          signedIn={viewer !== null}
        />
      ) : (
        <Empty title={thread.noLikesTitle}>{thread.noLikes}</Empty>
      )}
    </>
  )
}
