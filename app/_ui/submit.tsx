'use client'

import { useFormStatus } from 'react-dom'

/** Sends its form; while that is under way it says so and does not send again. */
export function Submit({
  label,
  pending: busy,
  kind = 'primary',
}: {
  label: string
  pending: string
  kind?: 'primary' | 'ghost' | 'danger'
}) {
  const { pending } = useFormStatus()
  return (
    <button
      type="submit"
      className={kind}
      aria-disabled={pending || undefined}
      onClick={pending ? (event) => event.preventDefault() : undefined}
    >
      {pending ? busy : label}
    </button>
  )
}
