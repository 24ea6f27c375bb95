'use client'

import { useAccountWords } from '#app/_i18n/account-words.ts'
import { useNavWords } from '#app/_i18n/nav-words.ts'
import { Outcome } from '#app/_ui/outcome.tsx'
import { Submit } from '#app/_ui/submit.tsx'
import { useForm } from '#app/_ui/use-form.ts'
import { keep, stayAway } from './actions.ts'

/** Keep a deleted account, or leave it at that. */
export function KeepForm() {
  const nav = useNavWords()
  const account = useAccountWords()
  const keeping = useForm(keep)
  const going = useForm(stayAway)
  return (
    <div className="grid gap-3">
      <form {...keeping.props} className="grid gap-3">
        <Submit label={account.keep} busy={account.keep} pending={keeping.pending} />
        <Outcome state={keeping.state} />
      </form>
      <form {...going.props} className="grid gap-3">
        <Submit label={nav.signOut} busy={nav.signOut} pending={going.pending} kind="ghost" />
        <Outcome state={going.state} />
      </form>
    </div>
  )
}
