import type { Metadata } from 'next'
import Link from 'next/link'
import { requireSession } from '#app/_auth/session.ts'
import { words } from '#app/_i18n/words.ts'
import { TagButton, TagForm } from '#app/_posts/tags/tag-form.tsx'
import { Empty } from '#app/_ui/empty.tsx'
import { tagPath } from '#app/_ui/tag-path.ts'
import { followedTags } from '#db/queries/tags.ts'

const path = '/settings/tags'

export const generateMetadata = (): Metadata => ({ title: words().tags.followed })

/** The tags that feed the viewer's home timeline, and the way to be rid of each. */
export default async function TagSettingsPage() {
  const { viewer } = await requireSession(path)
  const followed = await followedTags(viewer)
  const { tags } = words()
  return (
    <section className="grid gap-4" aria-labelledby="tags-title">
      <h2 id="tags-title" className="font-bold text-title">
        {tags.followed}
      </h2>
      {followed.length === 0 ? (
        <Empty title={tags.noneTitle}>{tags.none}</Empty>
      ) : (
        <>
          <p className="text-muted">{tags.followedHint}</p>
          <TagForm from={path}>
            <ul className="-mx-4">
              {followed.map((tag) => (
                <li key={tag.name} className="flex items-center gap-3 px-4 py-2">
                  <Link href={tagPath(tag.name)} prefetch={false} className="min-w-0 flex-1 font-bold">
                    <bdi>{`#${tag.shown}`}</bdi>
                  </Link>
                  <TagButton tag={tag} followed quiet />
                </li>
              ))}
            </ul>
          </TagForm>
        </>
      )}
    </section>
  )
}
