'use client'

import { Broken } from '#app/_ui/broken.tsx'
import './globals.css'

/** When even the frame of the page failed. */
export default function GlobalError({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return (
    <html lang="en">
      <body>
        <Broken digest={error.digest} retry={reset} />
      </body>
    </html>
  )
}
