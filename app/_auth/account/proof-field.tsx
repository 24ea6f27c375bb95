'use client'

import { useEntryWords } from '#app/_i18n/entry-words.ts'
import { Field } from '#app/_ui/field.tsx'
import type { FormState } from '#app/_ui/form-state.ts'

type Props = {
  asks: boolean
  state: FormState
  /** Not where the same form does what needs no proof too. */
  required?: boolean
}

/** The password of whoever changes something that matters; nothing for those who have none. */
export function ProofField({ asks, state, required = true }: Props) {
  const entry = useEntryWords()
  if (!asks) return null
  return (
    <Field
      name="current"
      type="password"
      label={entry.currentPassword}
      state={state}
      required={required}
      maxLength={1024}
      autoComplete="current-password"
    />
  )
}
