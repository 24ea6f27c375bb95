import Link from 'next/link'
import { usePostWords } from '#app/_i18n/post-words.ts'
import { RichText } from '#app/_ui/rich-text.tsx'
import { Ago, type Clock } from '#app/_ui/time.tsx'
import type { TimelinePost } from '#db/queries/timeline-post.ts'

type Props = { quote: NonNullable<TimelinePost['quote']> | 0; clock: Clock }

/** The post that another one quotes; its place when the reader may not see it there. */
export function QuoteCard({ quote, clock }: Props) {
  const words = usePostWords()
  if (quote === 0) return <p className="quote">{words.quoteGone}</p>
  const { handle, name, id } = quote
  return (
    <blockquote className="quote">
      <Link href={`/@${handle}/${id}`} prefetch={false}>
        <b dir="auto">{name || handle}</b> {`@${handle} · `}
        <Ago at={quote.createdAt} {...clock} />
      </Link>
      <div dir="auto" lang={quote.language}>
        {quote.warning ? <b>{quote.warning}</b> : <RichText text={quote.body} />}
      </div>
      {quote.pictures && <small>{words.hasPictures(quote.pictures)}</small>}
      {quote.quotes && <small>{words.quotesToo}</small>}
    </blockquote>
  )
}
