'use client'

import { type KeyboardEvent, type TouchEvent, useEffect, useRef, useState } from 'react'
import { usePicturingWords } from '#app/_i18n/picturing-words.ts'
import { Icon } from '#app/_ui/icon.tsx'

export type Opened = {
  pictures: { address: string; alt: string; width: number; height: number }[]
  at: number
}

type Props = { opened: Opened; onClose: () => void }

const swipe = 50 // CSS pixels

/** The pictures of a post, one at a time and as large as the window: by buttons, arrow keys or swipes. */
export function PictureViewer({ opened, onClose }: Props) {
  const words = usePicturingWords()
  const dialog = useRef<HTMLDialogElement>(null)
  const [at, setAt] = useState(opened.at)
  const from = useRef(0)
  useEffect(() => {
    dialog.current?.showModal()
  }, [])
  const { pictures } = opened
  const picture = pictures[at]
  const go = (by: number) => setAt((now) => Math.min(pictures.length - 1, Math.max(0, now + by)))

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'ArrowRight') go(1)
    if (event.key === 'ArrowLeft') go(-1)
  }

  function onTouchEnd({ changedTouches }: TouchEvent) {
    const by = (changedTouches[0]?.clientX ?? from.current) - from.current
    if (Math.abs(by) > swipe) go(by < 0 ? 1 : -1)
  }

  return (
    <dialog
      ref={dialog}
      className="viewer"
      aria-label={words.viewer}
      onClose={onClose}
      onKeyDown={onKeyDown}
      onTouchStart={({ touches }) => {
        from.current = touches[0]?.clientX ?? 0
      }}
      onTouchEnd={onTouchEnd}
    >
      <div className="bar-of-viewer">
        <button type="button" aria-label={words.close} onClick={() => dialog.current?.close()}>
          <Icon name="close" />
        </button>
        {pictures.length > 1 && (
          <>
            <span aria-live="polite">{words.of(at + 1, pictures.length)}</span>
            <button type="button" aria-label={words.previous} disabled={at === 0} onClick={() => go(-1)}>
              <Icon name="back" />
            </button>
            <button
              type="button"
              aria-label={words.next}
              disabled={at === pictures.length - 1}
              onClick={() => go(1)}
            >
              <Icon name="next" />
            </button>
          </>
        )}
      </div>
      {picture && <img key={picture.address} src={picture.address} alt={picture.alt} />}
      {picture && picture.alt !== words.bare && (
        <p dir="auto" aria-hidden="true">
          {picture.alt}
        </p>
      )}
    </dialog>
  )
}
