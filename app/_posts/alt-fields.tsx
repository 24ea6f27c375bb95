'use client'

import { useEditingWords } from '#app/_i18n/editing-words.ts'
import { TextField } from '#app/_ui/field.tsx'
import type { FormState } from '#app/_ui/form-state.ts'
import type { ShownPicture } from '#db/queries/timeline-post.ts'
import { postPictures } from '#db/text/limits.ts'

const [, small] = postPictures.widths

/** What each picture of a post shows, to be said anew. */
export function AltFields({ pictures, state }: { pictures: ShownPicture[]; state: FormState }) {
  const words = useEditingWords()
  return pictures.map(({ id, folder, alt }, at) => (
    <div key={id} className="described">
      <img src={`/media/${folder}/${small}.webp`} alt="" width={84} height={84} decoding="async" />
      <TextField
        name={`alt${id}`}
        label={words.alt(at + 1)}
        rows={2}
        dir="auto"
        defaultValue={alt ?? ''}
        state={{ ...state, errors: { [`alt${id}`]: state.errors?.[`alts.${at}.alt`] } }}
      />
    </div>
  ))
}
