'use client'

import { useRouter } from 'next/navigation'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { usePostWords } from '#app/_i18n/post-words.ts'
import { useQuotingWords } from '#app/_i18n/quoting-words.ts'
import { useThreadWords } from '#app/_i18n/thread-words.ts'
import { AuthorItems } from './author-items.tsx'
import { type Away, AwayDialog } from './away-dialog.tsx'
import { copyLink } from './copy-link.ts'
import { useMuting } from './mute-conversation.ts'
import { OwnItems } from './own-items.tsx'
import { usePin } from './use-pin.ts'

export type Opened = {
  path: string
  button: HTMLElement
  viewer: string | undefined
  /** The post, when it may be quoted. */
  quote: number | undefined
  /** The post and whether it is pinned, when it is one's own. */
  pin: { id: number; pinned: boolean } | undefined
  /** Asks whether it shall go, and become a draft. */
  onDelete: ((redrafts: boolean) => void) | undefined
}

/** What else can be done with a post; stands below the button that opened it. Escape or a click elsewhere closes. */
export function PostMenu({
  path,
  button,
  viewer,
  quote,
  pin,
  onDelete,
  onClose,
}: Opened & { onClose: () => void }) {
  const words = usePostWords()
  const quoting = useQuotingWords()
  const router = useRouter()
  const choosePin = usePin()
  const thread = useThreadWords()
  const mute = useMuting()
  const menu = useRef<HTMLDivElement>(null)
  const close = useRef(onClose)
  const [away, setAway] = useState<Away>()
  useEffect(() => {
    const element = menu.current
    if (!element) return
    const onToggle = (event: ToggleEvent) => event.newState === 'closed' && close.current()
    element.addEventListener('toggle', onToggle)
    element.showPopover()
    const { bottom, top, right } = button.getBoundingClientRect()
    const fits = bottom + element.offsetHeight < innerHeight
    element.style.top = `${fits ? bottom : top - element.offsetHeight}px`
    element.style.left = `${Math.max(8, right - element.offsetWidth)}px`
    element.querySelector('button')?.focus()
    return () => element.removeEventListener('toggle', onToggle)
  }, [button])

  function copy() {
    menu.current?.hidePopover()
    void copyLink(path, words)
  }

  function muteConversation() {
    menu.current?.hidePopover()
    void mute(Number(path.split('/').at(-1)))
  }

  if (away) return <AwayDialog path={path} away={away} onClose={onClose} />
  return (
    <div ref={menu} popover="auto" role="menu" className="menu" aria-label={words.more} onKeyDown={moveFocus}>
      <button type="button" role="menuitem" onClick={copy}>
        {words.copyLink}
      </button>
      {quote && (
        <button
          type="button"
          role="menuitem"
          onClick={() => {
            menu.current?.hidePopover()
            router.push(`/compose?quote=${quote}`)
          }}
        >
          {quoting.quote}
        </button>
      )}
      {pin && (
        <button
          type="button"
          role="menuitem"
          onClick={() => {
            menu.current?.hidePopover()
            void choosePin(pin.id, !pin.pinned)
          }}
        >
          {pin.pinned ? quoting.unpin : quoting.pin}
        </button>
      )}
      {viewer && (
        <button type="button" role="menuitem" onClick={muteConversation}>
          {thread.mute}
        </button>
      )}
      {viewer && !onDelete && <AuthorItems path={path} onAway={setAway} />}
      {onDelete && (
        <OwnItems
          path={path}
          onDelete={(redrafts) => {
            menu.current?.hidePopover()
            onDelete(redrafts)
          }}
        />
      )}
    </div>
  )
}

/** Up and down in a menu, round and round. */
function moveFocus(event: KeyboardEvent<HTMLElement>) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!step) return
  event.preventDefault()
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('button, a')]
  const at = items.indexOf(document.activeElement as HTMLElement)
  items.at((at + step) % items.length)?.focus()
}
