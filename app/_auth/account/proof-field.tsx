'use client'

import { useEntryWords } from '#app/_i18n/entry-words.ts'
import { Field } from '#app/_ui/field.tsx'
import type { FormState } from '#app/_ui/form-state.ts'

/** The password of whoever changes something that matters; nothing for those who have none. */
export function ProofField({ asks, state }: { asks: boolean; state: FormState }) {
  const entry = useEntryWords()
  if (!asks) return null
  return (
    <Field
      name="current"
      type="password"
      label={entry.currentPassword}
      state={state}
      required
      maxLength={1024}
      autoComplete="current-password"
    />
  )
}
