'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { useArchiveWords } from '#app/_i18n/archive-words.ts'

type Props = { id: number; done: number; total: number; isWorking: boolean }

const every = 2000 // ms

/** How far an archive is; the page is shown anew when it is done. Without JavaScript one looks again. */
export function Progress({ id, isWorking, ...rendered }: Props) {
  const words = useArchiveWords()
  const router = useRouter()
  const [{ done, total }, setProgress] = useState(rendered)
  useEffect(() => {
    const timer = setInterval(async () => {
      const answer = await fetch(`/api/archives/${id}`, { cache: 'no-store' }).catch(() => undefined)
      if (!answer?.ok) return
      const news = (await answer.json()) as Props
      setProgress(news)
      if (!news.isWorking) router.refresh()
    }, every)
    return () => clearInterval(timer)
  }, [id, router])
  return (
    <div className="grid gap-2">
      <progress
        className="w-full accent-accent"
        aria-label={words.progressLabel}
        max={total || 1}
        {...(isWorking && total > 0 && { value: Math.min(done, total) })}
      />
      {total > 0 && <p className="text-muted">{words.progress(Math.min(done, total), total)}</p>}
      <noscript>
        <a href="/settings/data" className="ghost">
          {words.reload}
        </a>
      </noscript>
    </div>
  )
}
