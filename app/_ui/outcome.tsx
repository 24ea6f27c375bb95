import type { FormState } from './form-state.ts'

/** What came of a form: read out when it changes. */
export function Outcome({ state }: { state: FormState }) {
  return (
    <div aria-live="polite" className="grid empty:hidden">
      {state.problem && (
        <p className="problem" role="alert">
          {state.problem}
        </p>
      )}
      {state.notice && <p className="good">{state.notice}</p>}
    </div>
  )
}
