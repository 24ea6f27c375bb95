import type { IconName } from './sprite.tsx'

/** A drawing from the sprite, for the eye only: what it means stands beside it or in a label. */
export function Icon({ name, size }: { name: IconName; size?: number }) {
  return (
    <svg className="icon" width={size} height={size} aria-hidden="true">
      <use href={`#i-${name}`} />
    </svg>
  )
}
