import type { ReactNode } from 'react'
import { Bird } from './bird.tsx'

/** A list with nothing in it: says what belongs here and offers the next step. */
export function Empty({ title, children, step }: { title: string; children: ReactNode; step?: ReactNode }) {
  return (
    <div className="empty">
      <Bird size={44} />
      <h2>{title}</h2>
      <p>{children}</p>
      {step}
    </div>
  )
}
