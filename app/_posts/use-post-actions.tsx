'use client'

import { useRouter } from 'next/navigation'
import { type MouseEvent, useState } from 'react'
import { useLater } from '#app/_ui/use-later.ts'
import type { TimelinePost } from '#db/queries/timeline-post.ts'
import type { Opened } from './post-menu.tsx'
import { useUndo } from './use-undo.ts'

const menu = () => import('./post-menu.tsx')
const dialog = () => import('./delete-dialog.tsx')

type Settings = {
  find: (id: number) => TimelinePost | undefined
  viewer: string | undefined
  /** Whether a post stands at the head of the profile that is shown. */
  isPinned?: (id: number) => boolean
  onDeleted: (post: TimelinePost) => void
  onRestored: (post: TimelinePost) => void
}

/**
 * What clicks among posts do: a button opens the menu of its post, a click anywhere else in a row opens the post.
 * Answers the handler for the list, and what may stand open above it.
 */
export function usePostActions({ find, viewer, isPinned, onDeleted, onRestored }: Settings) {
  const [opened, setOpened] = useState<Opened>()
  const [doomed, setDoomed] = useState<{ post: TimelinePost; redrafts: boolean }>()
  const PostMenu = useLater(menu, opened !== undefined)?.PostMenu
  const DeleteDialog = useLater(dialog, doomed !== undefined)?.DeleteDialog
  const offerUndo = useUndo(onRestored)
  const open = useOpening()

  function onClick(event: MouseEvent<HTMLElement>) {
    const button = event.target instanceof Element && event.target.closest<HTMLElement>('button.more')
    if (!button) return open(event)
    const address = button.closest('article')?.querySelector<HTMLAnchorElement>('.when')?.pathname ?? ''
    const post = find(Number(address.split('/').at(-1)))
    if (!post) return
    const mine = post.handle === viewer
    const isQuotable = viewer !== undefined && !post.visibility && !post.guarded
    setOpened({
      path: address,
      button,
      viewer,
      quote: isQuotable ? post.id : undefined,
      pin: mine ? { id: post.id, pinned: isPinned?.(post.id) ?? false } : undefined,
      onDelete: mine ? (redrafts) => setDoomed({ post, redrafts }) : undefined,
    })
  }

  const overlays = (
    <>
      {PostMenu && opened && <PostMenu key={opened.path} {...opened} onClose={() => setOpened(undefined)} />}
      {DeleteDialog && doomed && (
        <DeleteDialog
          id={doomed.post.id}
          redrafts={doomed.redrafts}
          onClose={() => setDoomed(undefined)}
          onDeleted={() => {
            setDoomed(undefined)
            onDeleted(doomed.post)
            offerUndo(doomed.post)
          }}
        />
      )}
    </>
  )
  return { onClick, overlays }
}

/** Opens the post whose row was clicked, unless something in it was, or text is being selected. */
function useOpening() {
  const router = useRouter()
  return (event: MouseEvent<HTMLElement>) => {
    const target = event.target as HTMLElement
    if (
      event.defaultPrevented ||
      target.closest('a, button, time, summary, label, fieldset') ||
      getSelection()?.toString()
    )
      return
    const href = target.closest('article')?.querySelector<HTMLAnchorElement>('.when')?.pathname
    if (!href) return
    if (event.metaKey || event.ctrlKey) window.open(href)
    else router.push(href)
  }
}
