'use client'

import { usePostWords } from '#app/_i18n/post-words.ts'
import { copyLink } from './copy-link.ts'

/** Copies the address of a post; only there with JavaScript, without it the address bar has it. */
export function CopyButton({ path }: { path: string }) {
  const words = usePostWords()
  return (
    <button type="button" className="link scripted" onClick={() => copyLink(path, words)}>
      {words.copyLink}
    </button>
  )
}
