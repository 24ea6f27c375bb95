type Props = { label: string | undefined; onClick: () => void }

/** How much waits above a list, as a button that shows it; announced when it comes. */
export function Pill({ label, onClick }: Props) {
  return (
    <div className="pill-slot" role="status">
      {label && (
        <button type="button" className="pill" onClick={onClick}>
          {label}
        </button>
      )}
    </div>
  )
}
