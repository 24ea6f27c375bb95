import { usePostWords } from '#app/_i18n/post-words.ts'
import type { TimelinePost } from '#db/queries/timeline-post.ts'

/** Who may read a post that is not for everyone. */
export function Readers({ visibility }: { visibility: NonNullable<TimelinePost['visibility']> }) {
  return <p className="hint">{usePostWords().readers[visibility]}</p>
}
