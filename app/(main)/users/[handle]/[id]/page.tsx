import type { Metadata } from 'next'
import { currentViewer } from '#app/_auth/session.ts'
import { placeName } from '#app/_i18n/place.ts'
import { words } from '#app/_i18n/words.ts'
import { FocusedPost } from '#app/_posts/focused-post.tsx'
import { postOf } from '#app/_posts/post-of.ts'
import { cardAt } from '#app/_ui/card.ts'
import { missingMetadata, NotHere } from '#app/_ui/not-here.tsx'
import { clock } from '#app/_ui/preferences.ts'
import { Top } from '#app/_ui/top.tsx'
import { postById } from '#db/queries/posts.ts'
import { shortened } from '#db/text/graphemes.ts'

type Props = PageProps<'/users/[handle]/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { handle, id } = await params
  const post = await postOf(handle, id)
  if (!post) return missingMetadata()
  // What machines keep is what a stranger may see.
  if (!(await postById(null, post.handle, post.id)))
    return { title: words().post.title, robots: { index: false } }
  const line = post.body.replace(/\s+/g, ' ')
  const name = post.name || `@${post.handle}`
  const title = words().post.by(name, placeName())
  const url = `/@${post.handle}/${post.id}`
  return {
    title: { absolute: `${title}: “${shortened(line, 60)}”` },
    description: shortened(line, 200),
    alternates: { canonical: url },
    openGraph: {
      type: 'article',
      title,
      description: shortened(line, 200),
      url,
      publishedTime: new Date(post.createdAt).toISOString(),
      authors: [`/@${post.handle}`],
      siteName: placeName(),
      images: [cardAt(`${url}/card.png`, words().card.post(name, shortened(line, 200)))],
    },
    twitter: { card: 'summary_large_image' },
  }
}

/** One post at its own address. */
export default async function PostPage({ params }: Props) {
  const { handle, id } = await params
  const post = await postOf(handle, id)
  if (!post) return <NotHere />
  const [viewer, { zone }] = await Promise.all([currentViewer(), clock()])
  return (
    <>
      <Top title={words().post.title} back={`/@${post.handle}`} />
      <FocusedPost post={post} zone={zone} mine={viewer?.handle === post.handle} />
    </>
  )
}
