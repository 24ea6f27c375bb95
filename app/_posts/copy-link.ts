import { toast } from '#app/_ui/toast.tsx'

/** Puts the whole address of a post on the clipboard, and says so. */
export async function copyLink(path: string, words: { copied: string; copyFailed: string }): Promise<void> {
  try {
    await navigator.clipboard.writeText(location.origin + path)
    toast({ text: words.copied })
  } catch {
    toast({ text: words.copyFailed })
  }
}
