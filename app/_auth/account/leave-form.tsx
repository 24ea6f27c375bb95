'use client'

import Link from 'next/link'
import { useAccountWords } from '#app/_i18n/account-words.ts'
import { Field } from '#app/_ui/field.tsx'
import { Outcome } from '#app/_ui/outcome.tsx'
import { Submit } from '#app/_ui/submit.tsx'
import { useForm } from '#app/_ui/use-form.ts'
import { leave } from './actions.ts'
import { ProofField } from './proof-field.tsx'

/** The last step before an account goes: the handle typed once, and proof. */
export function LeaveForm({ handle, asksPassword }: { handle: string; asksPassword: boolean }) {
  const account = useAccountWords()
  const { state, pending, props } = useForm(leave)
  return (
    <form {...props} className="grid max-w-[400px] gap-4">
      <Field
        name="confirm"
        label={account.confirm(handle)}
        state={state}
        required
        maxLength={64}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
      />
      <ProofField asks={asksPassword} state={state} />
      <Outcome state={state} />
      <div className="flex flex-wrap gap-3">
        <Submit label={account.deleteSubmit} busy={account.deleting} pending={pending} kind="danger" />
        <Link href="/settings/account" className="ghost" prefetch={false}>
          {account.deleteNo}
        </Link>
      </div>
    </form>
  )
}
