import { parse } from '#db/text/entities.ts'

/** The content of a profile line: a link when it is one, else text. */
export function FieldValue({ value }: { value: string }) {
  const [only, ...more] = parse(value)
  if (only?.kind === 'link' && more.length === 0) {
    return (
      <a href={only.href} className="link" rel="me nofollow ugc noopener noreferrer" dir="ltr">
        {only.display}
      </a>
    )
  }
  return <span dir="auto">{value}</span>
}
