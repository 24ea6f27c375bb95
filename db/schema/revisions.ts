import { sql } from 'drizzle-orm'
import { check, id, index, json, moment, reference, table, text } from '../dialect/columns.ts'
import { posts } from './posts.ts'

/** The alternative text that a picture had. */
export type FormerAlt = { mediaId: number; alt: string }

/** What a post was before it was edited, once for every edit; seen by whoever may see the post. */
export const revisions = table(
  'revisions',
  {
    id: id(),
    postId: reference(() => posts.id, { onDelete: 'cascade' }).notNull(),
    body: text().notNull(),
    warning: text().notNull().default(''),
    alts: json<FormerAlt[]>().notNull().default([]),
    /** Since when the post was like this. */
    createdAt: moment().notNull(),
  },
  (t) => [
    index('revisions_post').on(t.postId, t.id),
    check('revisions_size', sql`octet_length(${t.body}) <= 65536 and octet_length(${t.warning}) <= 2048`),
  ],
)
