import type { Page, PageRequest } from '#db/queries/page.ts'

type List<Row> = (page: PageRequest) => Promise<Page<Row>>

/** All pages of a list, one after the other, to the end; `between` happens after every page. */
export async function walk<Row>(
  list: List<Row>,
  limit: number,
  between?: () => Promise<void>,
): Promise<Row[]> {
  const all: Row[] = []
  let before: number | undefined
  do {
    const page: Page<Row> = await list({ before, limit })
    if (page.rows.length > limit) throw new Error(`a page of ${limit} has ${page.rows.length} rows`)
    if (before !== undefined && page.next !== undefined && page.next >= before)
      throw new Error('the cursor did not fall')
    all.push(...page.rows)
    before = page.next
    await between?.()
  } while (before !== undefined)
  return all
}

export const ids = (rows: { id: number }[]): number[] => rows.map((row) => row.id)
