import type { Metadata } from 'next'
import { requireSession } from '#app/_auth/session.ts'
import { words } from '#app/_i18n/words.ts'
import { mediaRoom } from '#app/_media/room.ts'
import { PostingForm } from '#app/_users/posting-form.tsx'
import { writingPreferences } from '#db/queries/preferences.ts'

export const generateMetadata = (): Metadata => ({ title: words().settings.posting })

/** How the viewer writes and reads posts, and what their pictures take. */
export default async function PostingSettingsPage() {
  const { viewer } = await requireSession('/settings/posting')
  const { mediaBytes, ...given } = await writingPreferences(viewer)
  const { posting } = words()
  const room = mediaRoom()
  const megabytes = (bytes: number) => (bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0)
  return (
    <>
      <PostingForm given={given} />
      <section className="mt-6 grid gap-2">
        <h2 className="font-semibold text-title">{posting.storage}</h2>
        <progress
          value={mediaBytes}
          max={room}
          aria-label={posting.storage}
          className="h-2 w-full max-w-sm accent-accent"
        />
        <p className="hint">{posting.used(megabytes(mediaBytes), megabytes(room))}</p>
      </section>
    </>
  )
}
