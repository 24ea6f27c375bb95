import { usePostWords } from '#app/_i18n/post-words.ts'

/** Whom a post answers. No link, which would lie too close to the author's for a thumb. */
export function ReplyingTo({ handle }: { handle: string }) {
  const words = usePostWords()
  return <p className="hint">{words.replyingTo(handle)}</p>
}
