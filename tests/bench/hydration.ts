import { desc, inArray, sql } from 'drizzle-orm'
import { prepared } from '#db/client.ts'
import { shownPosts } from '#db/queries/timeline-post.ts'
import { postVisibleTo } from '#db/queries/visibility.ts'
import { posts } from '#db/schema/posts.ts'
import type { Viewer } from '#db/viewer.ts'

/** The same posts read by their ids, with and without asking who may see them: what that alone costs. */
export function hydration(ids: number[]) {
  const asking = sql.placeholder('viewerId')
  const slots = ids.map((_, at) => `id${at}`)
  const isOne = inArray(
    posts.id,
    slots.map((slot) => sql.placeholder(slot)),
  )
  const named = Object.fromEntries(slots.map((slot, at) => [slot, ids[at] ?? 0]))
  const bare = prepared('bench_bare', (db) => shownPosts(db, asking).where(isOne).orderBy(desc(posts.id)))
  const visible = prepared('bench_visible', (db) =>
    shownPosts(db, asking)
      .where(sql`${isOne} and ${postVisibleTo(asking)}`)
      .orderBy(desc(posts.id)),
  )
  return {
    bare: ({ id }: Viewer) => bare().execute({ ...named, viewerId: id }),
    visible: ({ id }: Viewer) => visible().execute({ ...named, viewerId: id }),
  }
}
