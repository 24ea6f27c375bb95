import Link from 'next/link'

/** A line that leads to a page of its own: what it is, and what it says now. */
export function RowLink({ href, title, hint }: { href: string; title: string; hint?: string | undefined }) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="flex min-h-11 items-center gap-3 rounded-lg px-4 py-3 hover:bg-sunken"
    >
      <span className="min-w-0 flex-1">
        <b className="block font-semibold">{title}</b>
        {hint && (
          <span className="hint block wrap-anywhere" dir="auto">
            {hint}
          </span>
        )}
      </span>
      <span aria-hidden="true" className="text-muted">
        ›
      </span>
    </Link>
  )
}
