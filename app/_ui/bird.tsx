import { bird } from './bird-path.ts'

/** The mark: a small bird with its head up. */
export function Bird({ size = 28 }: { size?: number }) {
  const [body, legs] = bird
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 32 32"
      fill="currentColor"
      aria-hidden="true"
      className="bird"
    >
      <path fillRule="evenodd" d={body} />
      <path d={legs} />
    </svg>
  )
}
