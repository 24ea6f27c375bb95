import Link from 'next/link'
import type { Mark } from '#db/text/marks.ts'
import { paragraphs } from './paragraphs.ts'
import { tagPath } from './tag-path.ts'

/**
 * What a person wrote: links, mentions and tags lead somewhere, everything else is as it was typed. Where they are comes
 * from the server (`marksIn`), so that no browser needs to know how they are told.
 */
export function RichText({ text, marks = [] }: { text: string; marks?: Mark[] | undefined }) {
  const lines = paragraphs(text, marks)
  if (lines.length === 0) return <Line text={text} marks={marks} />
  return lines.map(({ at, dir, ...line }) => (
    <span key={at} className="block" dir={dir}>
      <Line {...line} />
    </span>
  ))
}

function Line({ text, marks }: { text: string; marks: Mark[] }) {
  const ends = marks.map(([, to]) => to)
  return (
    <>
      {marks.map((mark, i) => (
        <Piece key={mark[0]} before={text.slice(ends[i - 1] ?? 0, mark[0])} text={text} mark={mark} />
      ))}
      {text.slice(ends.at(-1) ?? 0)}
    </>
  )
}

type Marked = { before: string; text: string; mark: Mark }

function Piece({ before, text, mark: [from, to, target, shown] }: Marked) {
  const written = text.slice(from, to)
  return (
    <>
      {before}
      {/[@＠#＃]/.test(written[0] ?? '') ? (
        <Link
          href={
            /[@＠]/.test(written[0] ?? '')
              ? `/@${written.slice(1).toLowerCase()}`
              : tagPath(target ?? written.slice(1))
          }
          prefetch={false}
        >
          {written}
        </Link>
      ) : (
        <a href={target ?? written} rel="nofollow ugc noopener noreferrer" dir="ltr">
          {shown ?? written}
        </a>
      )}
    </>
  )
}
