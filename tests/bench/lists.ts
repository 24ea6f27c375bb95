import { driver } from '#db/client.ts'
import { dialect } from '#db/dialect/index.ts'
import { bookmark } from '#db/mutations/bookmarks.ts'
import { bookmarkedPosts } from '#db/queries/bookmarks.ts'
import { followedByUser, followersOf } from '#db/queries/follows.ts'
import { likersOf } from '#db/queries/likes.ts'
import { notificationsOf } from '#db/queries/notifications.ts'
import type { Cursor, PageRequest } from '#db/queries/page.ts'
import { everyonesPosts, postsBy, repliesBy } from '#db/queries/posts.ts'
import { tagTimeline } from '#db/queries/tag-timeline.ts'
import { homeTimeline } from '#db/queries/timelines.ts'
import type { Viewer } from '#db/viewer.ts'
import { medians } from './medians.ts'

/** p50 in ms of the first and the second page of a list. */
export type ListTime = { name: string; first: number; second: number }

type List = (request: PageRequest) => Promise<{ next: Cursor | undefined }>

/** Every list of the product, its first page and the one after it, as one reader asks for them. */
export async function timesOfLists(reader: Viewer, star: Viewer): Promise<ListTime[]> {
  await gather(reader, star)
  const [liked] = await driver().raw(
    `SELECT id FROM posts WHERE author_id = ${star.id} ORDER BY like_count DESC LIMIT 1`,
  )
  const [tag] = await driver().raw(
    'SELECT name FROM tags JOIN post_tags ON tag_id = tags.id GROUP BY tags.id, name ORDER BY count(*) DESC LIMIT 1',
  )
  const lists: Record<string, List> = {
    home: (request) => homeTimeline(reader, request),
    'everyone’s posts': (request) => everyonesPosts(reader, request),
    'posts of one': (request) => postsBy(reader, star.id, request),
    'answers of one': (request) => repliesBy(reader, star.id, request),
    'a tag': (request) => tagTimeline(reader, String(tag?.name), request),
    bookmarks: (request) => bookmarkedPosts(reader, request),
    notifications: (request) => notificationsOf(star, request),
    'who liked a post': (request) => likersOf(reader, Number(liked?.id), request),
    followers: (request) => followersOf(reader, star.id, request),
    following: (request) => followedByUser(reader, reader.id, request),
  }
  const works = []
  for (const list of Object.values(lists)) {
    const { next } = await list({})
    works.push(
      () => list({}),
      () => list({ before: next }),
    )
  }
  const took = await medians(works)
  return Object.keys(lists).map((name, at) => ({
    name,
    first: took[2 * at] ?? Number.NaN,
    second: took[2 * at + 1] ?? Number.NaN,
  }))
}

/** Has the reader bookmark what they read, and the star be told of every like of theirs. */
async function gather(reader: Viewer, star: Viewer): Promise<void> {
  for (let before: Cursor | undefined, page = 0; page < 5; page++) {
    const { rows, next } = await homeTimeline(reader, { before })
    for (const { id } of rows) await bookmark(reader, id)
    before = next
  }
  const now = dialect === 'postgres' ? 'now()' : 'unixepoch() * 1000'
  await driver().raw(
    `INSERT INTO notifications (id, user_id, kind, actor_id, post_id, created_at)
     SELECT likes.id, ${star.id}, 'like', likes.user_id, posts.id, ${now} FROM likes
     JOIN posts ON posts.id = post_id WHERE author_id = ${star.id}`,
  )
}
