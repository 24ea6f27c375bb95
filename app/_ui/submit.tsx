type Props = { label: string; busy: string; pending: boolean; kind?: 'primary' | 'ghost' | 'danger' }

/** Sends its form; while that is under way it says so. It is never disabled, which would take the focus away. */
export function Submit({ label, busy, pending, kind = 'primary' }: Props) {
  return (
    <button type="submit" className={kind} aria-disabled={pending || undefined}>
      {pending ? busy : label}
    </button>
  )
}
