'use client'

import { ProofField } from '#app/_auth/account/proof-field.tsx'
import { useArchiveWords } from '#app/_i18n/archive-words.ts'
import { Outcome } from '#app/_ui/outcome.tsx'
import { Submit } from '#app/_ui/submit.tsx'
import { useForm } from '#app/_ui/use-form.ts'
import { linkArchive } from './actions.ts'

/** Makes the link to an archive, and shows it once. */
export function LinkForm({ id, asksPassword }: { id: number; asksPassword: boolean }) {
  const words = useArchiveWords()
  const { state, pending, props } = useForm(linkArchive)
  const { link } = state.values ?? {}
  return (
    <form {...props} className="grid max-w-[400px] gap-4">
      <input type="hidden" name="id" value={id} />
      <ProofField asks={asksPassword} state={state} id="link-current" />
      <p className="hint">{words.linkHint}</p>
      <Outcome state={state} />
      <div className="flex flex-wrap items-center gap-3">
        {link && (
          <a href={link} className="primary" download>
            {words.download}
          </a>
        )}
        <Submit
          label={words.linkStart}
          busy={words.linkStarting}
          pending={pending}
          kind={link ? 'ghost' : 'primary'}
        />
      </div>
    </form>
  )
}
