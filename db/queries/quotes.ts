import { and, eq, inArray, isNull, or, sql } from 'drizzle-orm'
import { db, prepared } from '../client.ts'
import { alias } from '../dialect/columns.ts'
import { follows } from '../schema/follows.ts'
import { posts, type QuotePolicy } from '../schema/posts.ts'
import { users } from '../schema/users.ts'
import type { Viewer } from '../viewer.ts'
import { slotsOf, slotted } from './slots.ts'
import type { TimelinePost } from './timeline-post.ts'
import { askerOf, found, postVisibleTo } from './visibility.ts'

/** A quoted post as the one that quotes it shows it. */
export type QuotedPost = Pick<
  TimelinePost,
  'id' | 'handle' | 'name' | 'body' | 'createdAt' | 'warning' | 'language'
> & {
  /** How many pictures it has; absent when none. */
  pictures?: number
  /** It quotes another itself; absent when not. */
  quotes?: true
}

/**
 * The same posts with what they quote, as far as the viewer may see that one, its author did not take it out and
 * lets the quoting author quote it. One question, or none when none of them quotes.
 */
export async function withQuotes<Post extends TimelinePost>(
  viewer: Viewer | null,
  rows: Post[],
): Promise<Post[]> {
  const quoting = rows.filter((post) => post.quote === 0)
  if (quoting.length === 0) return rows
  const quoted = await quotedIn().execute({
    ...slotted(quoting.map(({ id }) => id)),
    viewerId: askerOf(viewer),
  })
  const byPlace = new Map(quoted.map(({ place, ...post }) => [place, quotedPost(post)]))
  return rows.map((post) => ({ ...post, ...(post.quote === 0 && { quote: byPlace.get(post.id) ?? 0 }) }))
}

type QuotedRow = Pick<QuotedPost, 'id' | 'handle' | 'name' | 'body'> & {
  createdAt: Date
  quotes: boolean
  warning: string
  language: string | null
  pictures: number
}

const quotedPost = ({ createdAt, quotes, warning, language, pictures, ...row }: QuotedRow): QuotedPost => ({
  ...row,
  createdAt: createdAt.getTime(),
  ...(quotes && { quotes }),
  ...(warning && { warning }),
  ...(language && { language }),
  ...(pictures > 0 && { pictures }),
})

const asking = sql.placeholder('viewerId')

const quoting = alias(posts, 'quoting')

/** Whether the author of `posts` lets that of `quoting` quote it, and did not take it out there. */
const isLet = and(
  isNull(quoting.quoteDetachedAt),
  or(
    eq(posts.authorId, quoting.authorId),
    eq(posts.quotePolicy, 'everyone'),
    and(
      eq(posts.quotePolicy, 'followers'),
      found(
        sql`${follows} where ${follows.followerId} = ${quoting.authorId} and ${follows.followeeId} = ${posts.authorId}`,
      ),
    ),
  ),
)

const quotedIn = prepared('posts_quoted', (db) =>
  db
    .select({
      place: quoting.id,
      id: posts.id,
      handle: users.handle,
      name: users.name,
      body: posts.body,
      createdAt: posts.createdAt,
      warning: posts.warning,
      language: posts.language,
      pictures: posts.mediaCount,
      quotes: sql<boolean>`${posts.quoteOfId} is not null`.mapWith(Boolean),
    })
    .from(quoting)
    .innerJoin(posts, eq(posts.id, quoting.quoteOfId))
    .innerJoin(users, eq(users.id, posts.authorId))
    .where(and(inArray(quoting.id, slotsOf()), isLet, postVisibleTo(asking))),
)

/** Who may quote a post, and whether the viewer may; undefined when they may not see it. */
export async function quoteTerms(
  viewer: Viewer,
  postId: number,
): Promise<{ policy: QuotePolicy; allowed: boolean } | undefined> {
  const asker = viewer.id
  const [row] = await db
    .select({
      policy: posts.quotePolicy,
      mine: sql<boolean>`${posts.authorId} = ${asker}`.mapWith(Boolean),
      open: sql<boolean>`${posts.visibility} = 'public' and ${posts.hiddenAt} is null and (${users.protectedAt} is null or ${posts.authorId} = ${asker})`.mapWith(
        Boolean,
      ),
      follows:
        sql<boolean>`${found(sql`${follows} where ${follows.followerId} = ${asker} and ${follows.followeeId} = ${posts.authorId}`)}`.mapWith(
          Boolean,
        ),
    })
    .from(posts)
    .innerJoin(users, eq(users.id, posts.authorId))
    .where(and(eq(posts.id, postId), postVisibleTo(asker)))
  if (!row) return undefined
  const { policy, mine, open } = row
  return {
    policy,
    allowed: open && (mine || policy === 'everyone' || (policy === 'followers' && row.follows)),
  }
}
