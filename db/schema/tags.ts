import { exact, id, moment, table, text, uniqueIndex } from '../dialect/columns.ts'

/** The tags that posts carry: `name` is folded, so that however it is written it is one tag; `shown` is how it was first written. */
export const tags = table(
  'tags',
  {
    id: id(),
    name: exact().notNull(),
    shown: text().notNull(),
    createdAt: moment().notNull(),
  },
  (t) => [uniqueIndex('tags_name').on(t.name)],
)
