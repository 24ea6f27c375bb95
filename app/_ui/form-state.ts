/** What a form shows after it was sent: kept by `useActionState`, and rendered by the server without JavaScript. */
export type FormState = {
  /** What was typed, so that a refusal loses nothing; passwords are never given back. */
  values?: Record<string, string>
  /** What is wrong with which field. */
  errors?: Record<string, string | undefined>
  /** What is wrong with all of it. */
  problem?: string
  /** What went well. */
  notice?: string
  /** A new key for the next submission, after one that went well. */
  key?: string
  /** A new key after one whose key had made something else: sent again under this one it is another. */
  freshKey?: string
}

export type FormAction = (state: FormState, form: FormData) => Promise<FormState>

export const untouched: FormState = {}
