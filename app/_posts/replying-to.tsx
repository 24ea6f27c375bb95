import Link from 'next/link'
import { usePostWords } from '#app/_i18n/post-words.ts'

/** Whom a post answers. */
export function ReplyingTo({ handle }: { handle: string }) {
  const words = usePostWords()
  return (
    <p className="hint">
      {words.replyingTo}{' '}
      <Link href={`/@${handle}`} prefetch={false} className="link">
        {`@${handle}`}
      </Link>
    </p>
  )
}
