'use client'

import { useEffect, useState } from 'react'

type Toast = { text: string; action?: { label: string; run: () => void } }

const shownFor = 10_000 // ms
const event = 'pipit-toast'

/** Says briefly what cannot be seen, and offers to take it back. Anything in the browser may call it. */
export function toast(detail: Toast): void {
  dispatchEvent(new CustomEvent<Toast>(event, { detail }))
}

/** Where toasts appear, one at a time. The region is there before its words are, or nobody would hear them. */
export function Toasts() {
  const [shown, setShown] = useState<Toast>()
  const [held, setHeld] = useState(false)
  useEffect(() => {
    const onToast = (given: Event) => setShown((given as CustomEvent<Toast>).detail)
    addEventListener(event, onToast)
    return () => removeEventListener(event, onToast)
  }, [])
  useEffect(() => {
    if (!shown || held) return
    const timer = setTimeout(() => setShown(undefined), shownFor)
    return () => clearTimeout(timer)
  }, [shown, held])

  return (
    <div
      role="status"
      className="toasts"
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
    >
      {shown && (
        <p className="toast">
          {shown.text}
          {shown.action && (
            <button
              type="button"
              onClick={() => {
                shown.action?.run()
                setShown(undefined)
              }}
            >
              {shown.action.label}
            </button>
          )}
        </p>
      )}
    </div>
  )
}
