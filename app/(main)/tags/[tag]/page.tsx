import type { Metadata } from 'next'
import Link from 'next/link'
import { cache } from 'react'
import { currentViewer } from '#app/_auth/session.ts'
import { placeName } from '#app/_i18n/place.ts'
import { words } from '#app/_i18n/words.ts'
import { TagButton, TagForm } from '#app/_posts/tags/tag-form.tsx'
import { tagOf } from '#app/_posts/tags/tag-of.ts'
import { Timeline } from '#app/_posts/timeline.tsx'
import { beforeOf } from '#app/_ui/before.ts'
import { below } from '#app/_ui/below.ts'
import { cardAt } from '#app/_ui/card.ts'
import { Empty } from '#app/_ui/empty.tsx'
import { missingMetadata, NotHere } from '#app/_ui/not-here.tsx'
import { clock } from '#app/_ui/preferences.ts'
import { tagPath } from '#app/_ui/tag-path.ts'
import { Top } from '#app/_ui/top.tsx'
import { tagTimeline } from '#db/queries/tag-timeline.ts'
import { tagByName } from '#db/queries/tags.ts'

type Props = PageProps<'/tags/[tag]'>

/** The tag and what stands under it. How it was first written is told only with a post that can be read. */
const found = cache(async (name: string, before: number | undefined) => {
  const viewer = await currentViewer()
  const [tag, page] = await Promise.all([tagByName(viewer, name), tagTimeline(viewer, name, { before })])
  const isUsed = page.rows.length > 0 || page.next !== undefined
  return {
    viewer,
    page,
    isUsed,
    tag: { name, shown: (isUsed && tag?.shown) || name },
    followed: tag?.followed ?? false,
  }
})

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  const search = await searchParams
  const name = tagOf((await params).tag, search)
  const before = beforeOf(search)
  if (name === undefined || before === 'forged') return missingMetadata()
  const { tag, isUsed } = await found(name, before)
  const title = `#${tag.shown}`
  const description = words().tags.description(tag.shown, placeName())
  return {
    title,
    description,
    alternates: { canonical: tagPath(name) },
    // There are as many empty ones as there are words.
    ...(!isUsed && { robots: { index: false } }),
    openGraph: {
      type: 'website',
      title,
      description,
      url: tagPath(name),
      siteName: placeName(),
      images: [cardAt('/media/card.png', words().card.place(placeName()))],
    },
  }
}

/** What everyone posts with a tag; of one that nobody uses an empty page, which can be followed all the same. */
export default async function TagPage({ params, searchParams }: Props) {
  const search = await searchParams
  const name = tagOf((await params).tag, search)
  const before = beforeOf(search)
  if (name === undefined || before === 'forged') return <NotHere />
  const { viewer, tag, followed, page, isUsed } = await found(name, before)
  const { tags } = words()
  const path = tagPath(name)
  return (
    <>
      <Top title={`#${tag.shown}`} back={before ? path : '/explore'} />
      {!before && viewer && (
        <section className="flex flex-wrap items-center justify-between gap-3 border-line border-b px-4 py-3">
          <p className="min-w-40 flex-1 text-muted">{tags.hint}</p>
          <TagForm key={name} from={path}>
            <TagButton tag={tag} followed={followed} />
          </TagForm>
        </section>
      )}
      {isUsed ? (
        <Timeline
          key={`${name} ${before ?? 'newest'}`}
          newest={!before}
          label={tags.timeline(tag.shown)}
          page={page}
          path={path}
          from={before ? below(path, before) : path}
          source={`/api/timelines${path}`}
          viewer={viewer?.handle}
          clock={await clock()}
        />
      ) : (
        <Empty
          title={tags.emptyTitle}
          step={
            viewer && (
              <Link
                href={`/compose?text=${encodeURIComponent(`#${name}`)}`}
                prefetch={false}
                className="primary"
              >
                {tags.write}
              </Link>
            )
          }
        >
          {tags.empty(tag.shown)}
        </Empty>
      )}
    </>
  )
}
