import type { Viewer } from '../viewer.ts'
import { withPolls } from './polls.ts'
import { withPictures } from './post-pictures.ts'
import { writingPreferences } from './preferences.ts'
import { withPreviews } from './previews.ts'
import { withQuotes } from './quotes.ts'
import type { TimelinePost } from './timeline-post.ts'

/**
 * The same posts with what is attached to them, as far as the viewer may see it. One question for each kind of
 * thing that any of them has, none for a kind that none has.
 */
export async function withAttached<Post extends TimelinePost>(
  viewer: Viewer | null,
  rows: Post[],
): Promise<Post[]> {
  const quoting = await withQuotes(viewer, rows)
  const pictured = await withPictures(quoting)
  return withPreviews(await withPolls(viewer, await asWanted(viewer, pictured)))
}

/** As the reader wants to meet warnings and what is sensitive; asked only when there is any. */
async function asWanted<Post extends TimelinePost>(viewer: Viewer | null, rows: Post[]): Promise<Post[]> {
  if (!viewer || !rows.some(({ warning, sensitive }) => warning || sensitive)) return rows
  const { isSensitiveShown, isWarningOpened } = await writingPreferences(viewer)
  if (!isSensitiveShown && !isWarningOpened) return rows
  return rows.map(({ sensitive, ...post }) => ({
    ...post,
    ...(sensitive && !isSensitiveShown && { sensitive }),
    ...(post.warning && isWarningOpened && { opened: true }),
  })) as Post[]
}
