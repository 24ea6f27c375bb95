import { RichText } from '#app/_ui/rich-text.tsx'

/** The text of a post. */
export function Body({ text }: { text: string }) {
  return (
    <div className="body" dir="auto">
      <RichText text={text} />
    </div>
  )
}
