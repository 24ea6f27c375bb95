import { sql } from 'drizzle-orm'
import { check, id, index, moment, table, text, uniqueIndex, whole, word } from '../dialect/columns.ts'

export const previewStates = ['waiting', 'ready', 'none'] as const
export type PreviewState = (typeof previewStates)[number]

/** What a page says of itself; its picture is in the storage already. */
export type NewPreview = {
  title: string
  description: string
  site: string
  picture?: string
  width?: number
  height?: number
}

/**
 * What a page elsewhere says of itself, by its address; many posts may link it. `none` when it says nothing or could
 * not be had; asked again when it is too old.
 */
export const previews = table(
  'previews',
  {
    id: id(),
    url: text().notNull(),
    state: word(previewStates).notNull().default('waiting'),
    title: text().notNull().default(''),
    description: text().notNull().default(''),
    site: text().notNull().default(''),
    /** The folder of its picture in the storage of app/_media; null is none. */
    picture: text(),
    /** Pixels of that picture. */
    width: whole(),
    height: whole(),
    fetchedAt: moment(),
    createdAt: moment().notNull(),
  },
  (t) => [
    uniqueIndex('previews_url').on(t.url),
    uniqueIndex('previews_picture').on(t.picture),
    index('previews_fetched').on(t.fetchedAt),
    check('previews_url_size', sql`octet_length(${t.url}) between 1 and 8192`),
    check(
      'previews_text_size',
      sql`octet_length(${t.title}) <= 2048 and octet_length(${t.description}) <= 4096 and octet_length(${t.site}) <= 1024`,
    ),
    check('previews_state_word', sql`${t.state} in ('waiting', 'ready', 'none')`),
  ],
)
