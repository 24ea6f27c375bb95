import { clock } from '#app/_ui/preferences.ts'
import { heldOf } from '#db/queries/drafts.ts'
import type { Viewer } from '#db/viewer.ts'
import { HeldBar } from './held-bar.tsx'

/** What the viewer sent and can still call back. */
export async function Held({ viewer }: { viewer: Viewer }) {
  const held = await heldOf(viewer)
  const { now } = await clock()
  return held.map(({ id, content, publishAt }) => (
    <HeldBar key={id} id={id} body={content.body} publishAt={publishAt ?? now} now={now} from="/" />
  ))
}
