'use client'

import { useUploadsWords } from '#app/_i18n/uploads-words.ts'
import { Outcome } from '#app/_ui/outcome.tsx'
import { useForm } from '#app/_ui/use-form.ts'
import { changePicture } from './writing/actions.ts'

type Props = { draft: number; picture: number; isFirst: boolean }

/** Takes a picture from a draft, or moves it before the one in front of it. */
export function DraftPictureForm({ draft, picture, isFirst }: Props) {
  const words = useUploadsWords()
  const { state, pending, props } = useForm(changePicture)
  return (
    <form {...props} className="flex flex-wrap gap-2">
      <input type="hidden" name="draft" value={draft} />
      <input type="hidden" name="picture" value={picture} />
      <input type="hidden" name="from" value={`/drafts/${draft}/pictures`} />
      {!isFirst && (
        <button type="submit" name="as" value="raise" className="ghost" disabled={pending}>
          {words.raise}
        </button>
      )}
      <button type="submit" name="as" value="drop" className="ghost" disabled={pending}>
        {words.remove}
      </button>
      <Outcome state={state} />
    </form>
  )
}
