import { search } from '#db/text/limits.ts'

/** What an address asks to search for, the first of several; empty when it asks for nothing. */
export function queryOf({ q }: { q?: string | string[] | undefined }): string {
  const [query = ''] = [q].flat()
  return query.trim().slice(0, search.most).toWellFormed()
}
