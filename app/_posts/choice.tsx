type Props = {
  name: string
  label: string
  /** What is sent, and what it is called; the first is usual. */
  options: Record<string, string>
  chosen?: string | undefined
}

/** One of a few, in a list that opens. */
export function Choice({ name, label, options, chosen }: Props) {
  return (
    <select name={name} defaultValue={chosen} className="choice" aria-label={label}>
      {Object.keys(options).map((option) => (
        <option key={option} value={option}>
          {options[option]}
        </option>
      ))}
    </select>
  )
}
