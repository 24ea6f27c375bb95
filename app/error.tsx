'use client'

import { Broken } from '#app/_ui/broken.tsx'

export default function ErrorPage({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return <Broken digest={error.digest} retry={reset} />
}
