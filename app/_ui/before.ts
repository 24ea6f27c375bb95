import { parseId } from '#db/text/ids.ts'

/** The cursor a page's address asks to read below: none, one, or `forged`, which is a 404. */
export function beforeOf({
  before,
}: {
  before?: string | string[] | undefined
}): number | undefined | 'forged' {
  return before === undefined ? undefined : (parseId(before) ?? 'forged')
}
