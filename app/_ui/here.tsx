'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'

/** Whether the reader is at a place of the navigation; below it counts too, unless `exact`. */
export const isHere = (path: string, href: string, exact = href === '/'): boolean =>
  path === href || (!exact && path.startsWith(`${href}/`))

/** A tab that says when the reader is there. */
export function Here({ href, exact, children }: { href: string; exact?: boolean; children: ReactNode }) {
  const path = usePathname()
  return (
    <Link href={href} aria-current={isHere(path, href, exact) ? 'page' : undefined} prefetch={false}>
      {children}
    </Link>
  )
}
