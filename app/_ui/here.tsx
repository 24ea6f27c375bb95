'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { type ReactNode, useEffect, useRef } from 'react'

/** Whether the reader is at a place of the navigation; below it counts too, unless `exact`. */
export const isHere = (path: string, href: string, exact = href === '/'): boolean =>
  path === href || (!exact && path.startsWith(`${href}/`))

/** A tab that says when the reader is there, and comes into sight then. */
export function Here({ href, exact, children }: { href: string; exact?: boolean; children: ReactNode }) {
  const here = isHere(usePathname(), href, exact)
  const tab = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    if (here) tab.current?.scrollIntoView({ inline: 'nearest', block: 'nearest' })
  }, [here])
  return (
    <Link ref={tab} href={href} aria-current={here ? 'page' : undefined} prefetch={false}>
      {children}
    </Link>
  )
}
