'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'

type Props = { href: string; label?: string; exact?: boolean; children: ReactNode }

/** A link of a navigation that says when the reader is there; below it too, unless `exact`. */
export function Here({ href, label, exact = href === '/', children }: Props) {
  const path = usePathname()
  const current = path === href || (!exact && path.startsWith(`${href}/`))
  return (
    <Link href={href} aria-label={label} aria-current={current ? 'page' : undefined} prefetch={false}>
      {children}
    </Link>
  )
}
