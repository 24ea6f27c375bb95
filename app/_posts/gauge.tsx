import clsx from 'clsx'
import { useComposerWords } from '#app/_i18n/composer-words.ts'

const near = 20

/** How much room is left: a ring that fills, and the number once it is short. */
export function Gauge({ left, limit }: { left: number; limit: number }) {
  const words = useComposerWords()
  const used = Math.min(100, Math.max(0, ((limit - left) / limit) * 100))
  return (
    <span className="flex items-center gap-2" role="img" aria-label={words.left(left)}>
      {left <= near && <span className={left < 0 ? 'problem' : 'hint'}>{left}</span>}
      <svg
        viewBox="0 0 24 24"
        className={clsx('gauge', left < 0 ? 'over' : left <= near && 'near')}
        aria-hidden="true"
      >
        <circle cx="12" cy="12" r="9" />
        <circle cx="12" cy="12" r="9" pathLength={100} strokeDasharray={`${used} 100`} />
      </svg>
    </span>
  )
}
