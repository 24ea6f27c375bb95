import type { Metadata } from 'next'
import { requireSession } from '#app/_auth/session.ts'
import { words } from '#app/_i18n/words.ts'
import { EditForm } from '#app/_posts/edit-form.tsx'
import { postLimit } from '#app/_posts/post-limit.ts'
import { postOf } from '#app/_posts/post-of.ts'
import { NotHere } from '#app/_ui/not-here.tsx'
import { Top } from '#app/_ui/top.tsx'

export const generateMetadata = (): Metadata => ({ title: words().editing.title, robots: { index: false } })

/** Where its author changes a post. */
export default async function EditPage({ params }: PageProps<'/users/[handle]/[id]/edit'>) {
  const { handle, id } = await params
  const { viewer } = await requireSession(`/@${handle}/${id}/edit`)
  const post = await postOf(handle, id, '/edit')
  if (post?.handle !== viewer.handle) return <NotHere />
  const { name, avatar, body, warning, editedAt, visibility, pictures, language } = post
  return (
    <>
      <Top title={words().editing.title} back={`/@${post.handle}/${post.id}`} />
      <EditForm
        post={{
          id: post.id,
          handle: post.handle,
          name,
          avatar,
          body,
          warning,
          editedAt,
          visibility,
          language,
        }}
        pictures={pictures || []}
        limit={postLimit()}
      />
    </>
  )
}
