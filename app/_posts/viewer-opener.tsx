'use client'

import { useEffect, useState } from 'react'
import type { Opened, PictureViewer } from './picture-viewer.tsx'

/** Shows a picture of a post large, in place: every link to one opens the viewer, which comes with the first click. */
export function ViewerOpener() {
  const [viewer, setViewer] = useState<{ Viewer: typeof PictureViewer; opened: Opened }>()
  useEffect(() => {
    const onClick = (event: MouseEvent) => {
      const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>('a.picture')
      if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return
      event.preventDefault()
      const links = [...(link.closest('.pictures')?.querySelectorAll<HTMLAnchorElement>('a.picture') ?? [])]
      const pictures = links.map((one) => {
        const image = one.querySelector<HTMLImageElement>('img:not(.blur)')
        return {
          address: one.pathname,
          alt: image?.alt ?? '',
          width: image?.width ?? 0,
          height: image?.height ?? 0,
        }
      })
      import('./picture-viewer.tsx').then(
        ({ PictureViewer: Viewer }) => setViewer({ Viewer, opened: { pictures, at: links.indexOf(link) } }),
        () => location.assign(link.href),
      )
    }
    document.addEventListener('click', onClick)
    return () => document.removeEventListener('click', onClick)
  }, [])
  return viewer ? <viewer.Viewer opened={viewer.opened} onClose={() => setViewer(undefined)} /> : null
}
