'use client'

import { type KeyboardEvent, useEffect, useRef } from 'react'
import { usePostWords } from '#app/_i18n/post-words.ts'
import { useThreadWords } from '#app/_i18n/thread-words.ts'
import { copyLink } from './copy-link.ts'
import { useMuting } from './mute-conversation.ts'

export type Opened = {
  path: string
  button: HTMLElement
  signedIn: boolean
  onDelete: (() => void) | undefined
}

/** What else can be done with a post; stands below the button that opened it. Escape or a click elsewhere closes. */
export function PostMenu({ path, button, signedIn, onDelete, onClose }: Opened & { onClose: () => void }) {
  const words = usePostWords()
  const thread = useThreadWords()
  const mute = useMuting()
  const menu = useRef<HTMLDivElement>(null)
  const close = useRef(onClose)
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

  return (
    <div ref={menu} popover="auto" role="menu" className="menu" aria-label={words.more} onKeyDown={moveFocus}>
      <button type="button" role="menuitem" onClick={copy}>
        {words.copyLink}
      </button>
      {signedIn && (
        <button type="button" role="menuitem" onClick={muteConversation}>
          {thread.mute}
        </button>
      )}
      {onDelete && (
        <button
          type="button"
          role="menuitem"
          className="bad"
          onClick={() => {
            menu.current?.hidePopover()
            onDelete()
          }}
        >
          {words.delete}
        </button>
      )}
    </div>
  )
}

/** Up and down in a menu, round and round. */
function moveFocus(event: KeyboardEvent<HTMLElement>) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
  if (!step) return
  event.preventDefault()
  const items = [...event.currentTarget.querySelectorAll('button')]
  const at = items.indexOf(document.activeElement as HTMLButtonElement)
  items.at((at + step) % items.length)?.focus()
}
