import { csvRows } from '#app/_archive/csv.ts'
import { readSmall } from '#app/_archive/read-items.ts'
import { block } from '#db/mutations/blocks.ts'
import { bookmark } from '#db/mutations/bookmarks.ts'
import { follow } from '#db/mutations/follows.ts'
import { skip, tally } from '#db/mutations/imports.ts'
import { mute } from '#db/mutations/mutes.ts'
import { userByHandle } from '#db/queries/users.ts'
import { parseId } from '#db/text/ids.ts'
import { archive as limits } from '#db/text/limits.ts'
import { advance, type Course } from './bring-archive.ts'

type Bring = (course: Course, row: string[]) => Promise<string | undefined>

/** What is done with a row of each list: answers what came of it, undefined when nobody here is meant. */
const lists: Record<string, Bring> = {
  'following_accounts.csv': ofPerson(async ({ viewer }, id) => {
    const followed = await follow(viewer, id, { isSilent: true })
    return followed === 'requested' ? 'requested' : followed ? 'followed' : undefined
  }),
  'blocked_accounts.csv': ofPerson(async ({ viewer }, id) =>
    (await block(viewer, id)) ? 'blocked' : undefined,
  ),
  'muted_accounts.csv': ofPerson(async ({ viewer }, id, [, hides]) =>
    (await mute(viewer, id, null, hides === 'false')) ? 'muted' : undefined,
  ),
  'bookmarks.csv': async ({ viewer, place }, [address = '']) => {
    const url = URL.canParse(address) ? new URL(address) : undefined
    const id = url?.origin === place ? parseId(/^\/@\w+\/(\d+)$/.exec(url.pathname)?.[1]) : undefined
    return id !== undefined && (await bookmark(viewer, id)) ? 'bookmarked' : undefined
  },
}

export const listNames = Object.keys(lists)

const atOnce = 50

/** Brings the lists of an archive; every change of theirs is safe to repeat. Answers whether it came to the end. */
export async function bringLists(course: Course, total: number): Promise<boolean> {
  const [, from = listNames[0], begun = '0'] = /^([a-z_]+\.csv):(\d+)$/.exec(course.cursor ?? '') ?? []
  for (const name of listNames.slice(Math.max(0, listNames.indexOf(from ?? '')))) {
    const bytes = await readSmall(course.archive, name, 8 * limits.item)
    const rows = csvRows(bytes?.toString('utf8') ?? '', limits.rows)
    for (let at = name === from ? Number(begun) : 0; at < rows.length; at += atOnce) {
      for (const row of rows.slice(at, at + atOnce)) await bringRow(course, name, row)
      await advance(course, `${name}:${at + atOnce}`, total)
      if (course.isOver()) return false
    }
  }
  return true
}

async function bringRow(course: Course, name: string, row: string[]): Promise<void> {
  const [what = ''] = row
  // The first line says what the columns are.
  if (what === 'Account address') return
  const done = await lists[name]?.(course, row)
  if (done) tally(course.report, done)
  else skip(course.report, what, 'notHere')
}

/** Somebody is meant whose handle has no host, or the one of this place. */
function ofPerson(bring: (course: Course, id: number, row: string[]) => Promise<string | undefined>): Bring {
  return async (course, row) => {
    const [handle = '', host, ...more] = (row[0] ?? '').trim().toLowerCase().replace(/^@/, '').split('@')
    const isHere = more.length === 0 && (host === undefined || host === new URL(course.place).host)
    const person =
      isHere && /^[a-z0-9_]{2,30}$/.test(handle) ? await userByHandle(course.viewer, handle) : undefined
    return person ? bring(course, person.id, row) : undefined
  }
}
