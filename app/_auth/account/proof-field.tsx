'use client'

import { useEntryWords } from '#app/_i18n/entry-words.ts'
import { Field } from '#app/_ui/field.tsx'
import type { FormState } from '#app/_ui/form-state.ts'

type Props = {
  asks: boolean
  state: FormState
  /** Where several stand on a page: what tells them apart, and what they are called. */
  id?: string
  label?: string
  /** Not where the same form does what needs no proof too. */
  required?: boolean
}

/** The password of whoever changes something that matters; nothing for those who have none. */
export function ProofField({ asks, state, id = 'field-current', label, required = true }: Props) {
  const entry = useEntryWords()
  if (!asks) return null
  return (
    <Field
      id={id}
      name="current"
      type="password"
      label={label ?? entry.currentPassword}
      state={state}
      required={required}
      maxLength={1024}
      autoComplete="current-password"
    />
  )
}
