import { sql } from 'drizzle-orm'
import { check, id, index, moment, reference, table, text, uniqueIndex, whole } from '../dialect/columns.ts'
import { drafts } from './drafts.ts'
import { posts } from './posts.ts'
import { users } from './users.ts'

/**
 * The pictures of posts; their files are in the storage of app/_media, in a folder each. One that belongs to no post
 * and no draft is swept after a day.
 */
export const media = table(
  'media',
  {
    id: id(),
    ownerId: reference(() => users.id, { onDelete: 'cascade' }).notNull(),
    folder: text().notNull(),
    postId: reference(() => posts.id, { onDelete: 'set null' }),
    draftId: reference(() => drafts.id, { onDelete: 'set null' }),
    /** Its place among those of the post, from 0. */
    position: whole().notNull().default(0),
    alt: text().notNull().default(''),
    /** Pixels of the largest size that is kept. */
    width: whole().notNull(),
    height: whole().notNull(),
    /** A picture of a few bytes to be shown until it is loaded: a data URL. */
    placeholder: text().notNull().default(''),
    /** What its files take, all sizes together. */
    bytes: whole().notNull(),
    createdAt: moment().notNull(),
  },
  (t) => [
    uniqueIndex('media_folder').on(t.folder),
    index('media_owner').on(t.ownerId, t.id),
    index('media_post').on(t.postId, t.position),
    index('media_draft').on(t.draftId),
    // Only the sweep asks for them.
    index('media_loose').on(t.createdAt).where(sql`${t.postId} is null and ${t.draftId} is null`),
    check('media_alt_size', sql`octet_length(${t.alt}) <= 16384`),
    check('media_placeholder_size', sql`octet_length(${t.placeholder}) <= 2048`),
    check('media_sizes', sql`${t.width} > 0 and ${t.height} > 0 and ${t.bytes} >= 0 and ${t.position} >= 0`),
  ],
)
