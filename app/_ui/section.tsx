import type { ReactNode } from 'react'

type Props = { id: string; title: string; hint?: string; children: ReactNode }

/** A part of a page with a heading of its own. */
export function Section({ id, title, hint, children }: Props) {
  return (
    <section
      id={id}
      className="grid scroll-mt-14 gap-4 border-line border-t pt-6"
      aria-labelledby={`${id}-title`}
    >
      <h2 id={`${id}-title`} className="font-bold text-title">
        {title}
      </h2>
      {hint && <p className="text-muted">{hint}</p>}
      {children}
    </section>
  )
}
