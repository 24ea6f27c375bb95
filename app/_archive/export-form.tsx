'use client'

import { ProofField } from '#app/_auth/account/proof-field.tsx'
import { useArchiveWords } from '#app/_i18n/archive-words.ts'
import { Outcome } from '#app/_ui/outcome.tsx'
import { Submit } from '#app/_ui/submit.tsx'
import { useForm } from '#app/_ui/use-form.ts'
import { makeArchive } from './actions.ts'

/** Has an archive made. */
export function ExportForm({ asksPassword }: { asksPassword: boolean }) {
  const words = useArchiveWords()
  const { state, pending, props } = useForm(makeArchive)
  return (
    <form {...props} className="grid max-w-[400px] gap-4">
      <ProofField asks={asksPassword} state={state} id="export-current" />
      <Outcome state={state} />
      <div>
        <Submit label={words.exportStart} busy={words.exportStarting} pending={pending} />
      </div>
    </form>
  )
}
