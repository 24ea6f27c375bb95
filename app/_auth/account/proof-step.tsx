'use client'

import type { ReactNode } from 'react'
import { useAccountWords } from '#app/_i18n/account-words.ts'
import type { FormState } from '#app/_ui/form-state.ts'
import { ProofField } from './proof-field.tsx'

type Props = {
  asks: boolean
  /** Names this step on its page. */
  id: string
  state: FormState
  title: string
  /** The title for those who hear it without what stands around it. */
  named?: string | undefined
  children: ReactNode
}

/** The end of a form that matters, one of several on its page: it opens to ask for the password of those who have one. */
export function ProofStep({ asks, id, state, title, named, children }: Props) {
  const account = useAccountWords()
  if (!asks) return children
  return (
    <details open={state.errors?.current !== undefined || undefined}>
      <summary className="link w-fit" aria-label={named}>
        {title}
      </summary>
      <div className="mt-3 grid max-w-[400px] justify-items-start gap-3">
        <ProofField asks id={`proof-${id}`} label={account.proof} state={state} />
        {children}
      </div>
    </details>
  )
}
