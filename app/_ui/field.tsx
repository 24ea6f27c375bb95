import type { ComponentProps } from 'react'
import type { FormState } from './form-state.ts'

type Common = { name: string; label: string; hint?: string | undefined; state: FormState }

/** A labelled input with its hint and its problem, tied together for those who cannot see them. */
export function Field({
  name,
  label,
  hint,
  state,
  ...input
}: Common & Omit<ComponentProps<'input'>, 'name'>) {
  const { id, problem, described } = remarksOf(name, hint, state, input.id)
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        id={id}
        name={name}
        className="input"
        defaultValue={state.values?.[name] ?? input.defaultValue}
        aria-invalid={problem ? true : undefined}
        aria-describedby={described}
      />
      <Remarks id={id} hint={hint} problem={problem} />
    </div>
  )
}

/** The same for several lines. */
export function TextField({
  name,
  label,
  hint,
  state,
  ...area
}: Common & Omit<ComponentProps<'textarea'>, 'name'>) {
  const { id, problem, described } = remarksOf(name, hint, state)
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <textarea
        {...area}
        id={id}
        name={name}
        className="input"
        defaultValue={state.values?.[name] ?? area.defaultValue}
        aria-invalid={problem ? true : undefined}
        aria-describedby={described}
      />
      <Remarks id={id} hint={hint} problem={problem} />
    </div>
  )
}

function remarksOf(name: string, hint: string | undefined, state: FormState, id = `field-${name}`) {
  const problem = state.errors?.[name]
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(' ') || undefined
  return { id, problem, described }
}

function Remarks({
  id,
  hint,
  problem,
}: {
  id: string
  hint?: string | undefined
  problem?: string | undefined
}) {
  return (
    <>
      {problem && (
        <p id={`${id}-problem`} className="problem">
          {problem}
        </p>
      )}
      {hint && (
        <p id={`${id}-hint`} className="hint">
          {hint}
        </p>
      )}
    </>
  )
}
