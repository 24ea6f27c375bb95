import Link from 'next/link'
import { parse, type Token } from '#db/text/entities.ts'

/** What a person wrote: links and mentions lead somewhere, everything else is as it was typed. */
export function RichText({ text }: { text: string }) {
  let at = 0
  return parse(text).map((token) => {
    const key = at
    at += token.text.length
    return <Piece key={key} token={token} />
  })
}

function Piece({ token }: { token: Token }) {
  switch (token.kind) {
    case 'link':
      return (
        <a href={token.href} rel="nofollow ugc noopener noreferrer" dir="ltr">
          {token.display}
        </a>
      )
    case 'mention':
      return (
        <Link href={`/@${token.handle}`} prefetch={false}>
          {token.text}
        </Link>
      )
    // A tag will lead to its timeline once there is one.
    case 'tag':
    case 'text':
      return token.text
  }
}
