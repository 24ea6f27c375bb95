import type { ShownPreview } from '#db/queries/timeline-post.ts'
import { preview as limits } from '#db/text/limits.ts'

/** What the page that a post links says of itself: a way there, with nothing of it loaded from there. */
export function PreviewCard({ preview }: { preview: ShownPreview }) {
  const { url, title, description, site, picture } = preview
  return (
    <a href={url} className="preview" rel="nofollow noopener noreferrer ugc" target="_blank">
      {picture && (
        <img
          src={`/media/${picture.folder}/${limits.width}.webp`}
          width={picture.width}
          height={picture.height}
          alt=""
          loading="lazy"
          decoding="async"
        />
      )}
      <span>
        <small>{site}</small>
        <b dir="auto">{title}</b>
        {description && <span dir="auto">{description}</span>}
      </span>
    </a>
  )
}
