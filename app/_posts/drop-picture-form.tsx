'use client'

import { useUploadsWords } from '#app/_i18n/uploads-words.ts'
import { Outcome } from '#app/_ui/outcome.tsx'
import { Submit } from '#app/_ui/submit.tsx'
import { useForm } from '#app/_ui/use-form.ts'
import { dropPicture } from './actions.ts'

/** Takes a picture from a draft. */
export function DropPictureForm({ draft, picture }: { draft: number; picture: number }) {
  const words = useUploadsWords()
  const { state, pending, props } = useForm(dropPicture)
  return (
    <form {...props}>
      <input type="hidden" name="draft" value={draft} />
      <input type="hidden" name="picture" value={picture} />
      <input type="hidden" name="from" value={`/drafts/${draft}/pictures`} />
      <Submit label={words.remove} busy={words.remove} pending={pending} kind="ghost" />
      <Outcome state={state} />
    </form>
  )
}
