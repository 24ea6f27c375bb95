/** A slice of a list, newest first, and the cursor that asks for the next one. */
export type Page<Row> = { rows: Row[]; next: Cursor | undefined }

/** The id of the last row a reader has: the next page holds what is older. Works after that row is deleted. */
export type Cursor = number

export type PageRequest = { before?: Cursor | undefined; limit?: number | undefined }

/** "From the newest": above every id there will ever be. */
export const newest: Cursor = Number.MAX_SAFE_INTEGER

/** Makes a page from up to one row more than was wanted: the extra one only says that there is more. */
export function pageOf<Row>(rows: Row[], limit: number, cursorOf: (row: Row) => Cursor): Page<Row> {
  const last = rows.length > limit ? rows[limit - 1] : undefined
  return { rows: rows.slice(0, limit), next: last === undefined ? undefined : cursorOf(last) }
}
