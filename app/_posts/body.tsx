import Link from 'next/link'
import { Fragment } from 'react'
import { parse } from '#db/text/entities.ts'

/** The text of a post: links, mentions and tags recognised, everything else as it was written. */
export function Body({ text }: { text: string }) {
  return (
    <div className="body" dir="auto">
      {parse(text).map((token, i) => {
        // biome-ignore lint/suspicious/noArrayIndexKey: the tokens of a text never move
        if (token.kind === 'text') return <Fragment key={i}>{token.text}</Fragment>
        if (token.kind === 'link') {
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <a key={i} href={token.href} rel="nofollow ugc noopener noreferrer" dir="ltr">
              {token.display}
            </a>
          )
        }
        if (token.kind === 'mention') {
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <Link key={i} href={`/@${token.handle}`} prefetch={false}>
              {token.text}
            </Link>
          )
        }
        // Tags get their page with the tag timelines.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        return <Fragment key={i}>{token.text}</Fragment>
      })}
    </div>
  )
}
