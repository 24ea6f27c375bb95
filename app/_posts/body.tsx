import { RichText } from '#app/_ui/rich-text.tsx'
import type { Mark } from '#db/text/marks.ts'

type Props = { text: string; marks: Mark[] | undefined; language?: string | undefined }

/** The text of a post. */
export function Body({ text, marks, language }: Props) {
  return (
    <div className="body" dir="auto" lang={language}>
      <RichText text={text} marks={marks} />
    </div>
  )
}
