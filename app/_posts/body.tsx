import { RichText } from '#app/_ui/rich-text.tsx'
import type { Mark } from '#db/text/marks.ts'

/** The text of a post. */
export function Body({ text, marks }: { text: string; marks: Mark[] | undefined }) {
  return (
    <div className="body" dir="auto">
      <RichText text={text} marks={marks} />
    </div>
  )
}
