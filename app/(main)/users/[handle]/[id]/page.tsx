import type { Metadata } from 'next'
import { currentViewer } from '#app/_auth/session.ts'
import { placeName } from '#app/_i18n/place.ts'
import { words } from '#app/_i18n/words.ts'
import { withUnread } from '#app/_notifications/unread.ts'
import { Conversation } from '#app/_posts/conversation.tsx'
import { postOf } from '#app/_posts/post-of.ts'
import { beforeOf } from '#app/_ui/before.ts'
import { cardAt } from '#app/_ui/card.ts'
import { missingMetadata, NotHere } from '#app/_ui/not-here.tsx'
import { clock } from '#app/_ui/preferences.ts'
import { Top } from '#app/_ui/top.tsx'
import { profileOf } from '#app/_users/profile-of.ts'
import { isConversationMuted } from '#db/queries/conversation-mutes.ts'
import { isPinned } from '#db/queries/pins.ts'
import { postById } from '#db/queries/posts.ts'
import { quoteTerms } from '#db/queries/quotes.ts'
import { threadOf } from '#db/queries/threads.ts'
import { shortened } from '#db/text/graphemes.ts'

type Props = PageProps<'/users/[handle]/[id]'>

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { handle, id } = await params
  const post = await postOf(handle, id)
  if (!post) return missingMetadata()
  // What machines keep is what a stranger may see.
  if (!(await postById(null, post.handle, post.id)))
    return { title: words().post.title, robots: { index: false } }
  const author = await profileOf(post.handle)
  const line = post.body.replace(/\s+/g, ' ')
  const name = post.name || `@${post.handle}`
  const title = words().post.by(name, placeName())
  const url = `/@${post.handle}/${post.id}`
  return {
    title: { absolute: await withUnread(`${title}: “${shortened(line, 60)}”`) },
    description: shortened(line, 200),
    ...(author?.unindexedAt && { robots: { index: false } }),
    alternates: { canonical: url },
    openGraph: {
      type: 'article',
      title,
      description: shortened(line, 200),
      url,
      publishedTime: new Date(post.createdAt).toISOString(),
      ...(post.editedAt && { modifiedTime: new Date(post.editedAt).toISOString() }),
      authors: [`/@${post.handle}`],
      siteName: placeName(),
      images: [cardAt(`${url}/card.png`, words().card.post(name, shortened(line, 200)))],
    },
    twitter: { card: 'summary_large_image' },
  }
}

/** One post at its own address, in its conversation. */
export default async function PostPage({ params, searchParams }: Props) {
  const { handle, id } = await params
  const search = await searchParams
  const under = beforeOf({ before: search.under })
  const after = beforeOf({ before: search.after })
  const post = await postOf(handle, id)
  if (!post || under === 'forged' || after === 'forged') return <NotHere />
  const viewer = await currentViewer()
  const mine = viewer?.handle === post.handle
  const [around, terms, pinned, muted] = await Promise.all([
    threadOf(viewer, post.id, { under, after }),
    viewer ? quoteTerms(viewer, post.id) : undefined,
    viewer && mine ? isPinned(viewer, post.id) : false,
    viewer ? isConversationMuted(viewer, post.id) : undefined,
  ])
  if (!around) return <NotHere />
  const permalink = `/@${post.handle}/${post.id}`
  const part = Object.entries({ under, after }).flatMap(([name, value]) =>
    value ? [`${name}=${value}`] : [],
  )
  return (
    <>
      <Top title={words().post.title} back={part.length > 0 ? permalink : `/@${post.handle}`} />
      <Conversation
        post={post}
        around={around}
        viewer={viewer?.handle}
        muted={muted}
        clock={await clock()}
        under={under}
        isLater={after !== undefined}
        quotable={terms?.allowed ?? false}
        own={mine && terms ? { quotePolicy: terms.policy, pinned } : undefined}
        from={part.length > 0 ? `${permalink}?${part.join('&')}` : permalink}
      />
    </>
  )
}
