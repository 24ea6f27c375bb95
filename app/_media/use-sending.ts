'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { usePicturesWords } from '#app/_i18n/pictures-words.ts'
import type { FormState } from '#app/_ui/form-state.ts'
import type { PictureKind } from '#db/text/limits.ts'
import { sendPicture } from './send-picture.ts'

/** Sends one form at a time; a change that went well is shown everywhere at once. */
export function useSending(kind: PictureKind, rendered: FormState) {
  const words = usePicturesWords()
  const router = useRouter()
  const [state, setState] = useState(rendered)
  const [sent, setSent] = useState<number>()

  async function send(fields: FormData): Promise<FormState> {
    if (sent !== undefined) return { problem: words.working }
    setSent(0)
    const next = await sendPicture(kind, fields, words.problems, setSent)
    setSent(undefined)
    setState(next)
    if (!next.problem) router.refresh()
    return next
  }

  return { state, setState, sent, send }
}
