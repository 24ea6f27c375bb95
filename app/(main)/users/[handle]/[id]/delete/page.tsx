import type { Metadata } from 'next'
import Link from 'next/link'
import { requireSession } from '#app/_auth/session.ts'
import { words } from '#app/_i18n/words.ts'
import { Body } from '#app/_posts/body.tsx'
import { DeleteForm } from '#app/_posts/delete-form.tsx'
import { postOf } from '#app/_posts/post-of.ts'
import { NotHere } from '#app/_ui/not-here.tsx'
import { Top } from '#app/_ui/top.tsx'

export const generateMetadata = (): Metadata => ({ title: words().post.delete, robots: { index: false } })

/** Asks once before a post goes, where there is no dialog to ask. */
export default async function DeletePage({ params }: PageProps<'/users/[handle]/[id]/delete'>) {
  const { handle, id } = await params
  const { viewer } = await requireSession(`/@${handle}/${id}/delete`)
  const post = await postOf(handle, id, '/delete')
  if (post?.handle !== viewer.handle) return <NotHere />
  const permalink = `/@${post.handle}/${post.id}`
  return (
    <>
      <Top title={words().post.delete} back={permalink} />
      <div className="border-line border-b p-4">
        <Body text={post.body} marks={post.marks} language={post.language} />
      </div>
      <DeleteForm id={post.id} to={`/@${post.handle}?deleted=${post.id}`}>
        <Link href={permalink} className="ghost">
          {words().deleting.no}
        </Link>
      </DeleteForm>
      <div className="border-line border-t">
        <DeleteForm id={post.id} redrafts />
      </div>
    </>
  )
}
