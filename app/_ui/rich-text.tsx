import Link from 'next/link'
import { parse, type Token } from '#db/text/entities.ts'

/** What a person wrote: links and mentions lead somewhere, everything else is as it was typed. */
export function RichText({ text }: { text: string }) {
  let at = 0
  return merged(parse(text)).map((token) => {
    const key = at
    at += token.text.length
    return <Piece key={key} token={token} />
  })
}

/** Neighbours that are both shown as plain text become one: fewer pieces, a smaller page. */
function merged(tokens: Token[]): Token[] {
  const pieces: Token[] = []
  for (const token of tokens) {
    const last = pieces.at(-1)
    const isPlain = token.kind === 'text' || token.kind === 'tag'
    if (isPlain && last?.kind === 'text')
      pieces[pieces.length - 1] = { kind: 'text', text: last.text + token.text }
    else pieces.push(isPlain ? { kind: 'text', text: token.text } : token)
  }
  return pieces
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
