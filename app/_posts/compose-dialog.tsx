'use client'

import { useEffect, useState } from 'react'
import type { Visibility } from '#db/schema/visibilities.ts'
import { beginning } from './beginning.ts'
import type { Answered, ComposeSheet } from './compose-sheet.tsx'

type Props = {
  author: { handle: string; name: string; avatar: string | null }
  limit: number
  formKey: string
  usual: Visibility | null
}

/**
 * Writing from anywhere: every link marked `data-compose`, and the one to answer a post, opens a dialog instead of
 * the page it leads to. The dialog comes when it is first wanted, a moment after the page or with the click.
 */
export function ComposeDialog(props: Props) {
  const openings = useOpenings(props.author.handle)
  useEffect(() => {
    const timer = setTimeout(() => import('./compose-sheet.tsx').catch(() => undefined), 1000)
    return () => clearTimeout(timer)
  }, [])
  if (!openings) return null
  const { Sheet, ...opened } = openings
  return <Sheet {...props} {...opened} />
}

type Openings = { Sheet: typeof ComposeSheet; count: number; answered: Answered | undefined }

/** How often the dialog was asked for and for what; on the page it stands for, links are links. */
function useOpenings(own: string): Openings | undefined {
  const [openings, setOpenings] = useState<Openings>()
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const link =
        event.target instanceof Element &&
        event.target.closest<HTMLAnchorElement>('[data-compose="true"], a.reply:not(.closed)')
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey || location.pathname === '/compose')
        return
      event.preventDefault()
      event.stopPropagation()
      const answered = link.matches('.reply') ? answeredBy(link, own) : undefined
      import('./compose-sheet.tsx').then(
        ({ ComposeSheet }) =>
          setOpenings((now) => ({ Sheet: ComposeSheet, count: (now?.count ?? 0) + 1, answered })),
        () => location.assign(link.href),
      )
    }
    document.addEventListener('click', onClick, true)
    return () => document.removeEventListener('click', onClick, true)
  }, [own])
  return openings
}

/** The post that a link to answer stands in, as its row shows it. */
function answeredBy(link: HTMLAnchorElement, own: string): Answered {
  const row = link.closest('article')
  const handles = (links: string) =>
    [...(row?.querySelectorAll<HTMLAnchorElement>(links) ?? [])].map(({ pathname }) => pathname.slice(2))
  const [handle = ''] = handles('.person')
  const id = Number(new URL(link.href).searchParams.get('reply'))
  return { id, handle, begin: beginning(handle, handles('.body a[href^="/@"]'), own) }
}
