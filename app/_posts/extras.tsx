'use client'

import type { FormState } from '#app/_ui/form-state.ts'

export type ExtrasProps = {
  /** What the fields held when the server refused them. */
  values: FormState['values']
  errors: FormState['errors']
}

/**
 * What a post can have besides its words: a field for each, in a file of its own. It is loaded with the dialog and
 * on the page for writing; the quick box above a timeline gets it when somebody begins to write.
 */
export function Extras(_props: ExtrasProps) {
  return <div className="extras" />
}
