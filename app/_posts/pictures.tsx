import { usePicturingWords } from '#app/_i18n/picturing-words.ts'
import type { ShownPicture } from '#db/queries/timeline-post.ts'
import { postPictures } from '#db/text/limits.ts'

type Props = { pictures: ShownPicture[]; sensitive?: boolean | undefined }

const [large, small] = postPictures.widths

/** The pictures of a post, one to four; a click shows one large. */
export function Pictures({ pictures, sensitive = false }: Props) {
  const words = usePicturingWords()
  const grid = (
    <div className={`pictures of-${pictures.length}`}>
      {pictures.map((picture) => (
        <One key={picture.id} picture={picture} />
      ))}
    </div>
  )
  if (!sensitive) return grid
  return (
    <details className="warned">
      <summary>
        <b>{words.sensitive}</b> <span className="closed-only">{words.show}</span>
        <span className="open-only">{words.hide}</span>
      </summary>
      {grid}
    </details>
  )
}

function One({ picture: { folder, width, height, alt, placeholder } }: { picture: ShownPicture }) {
  const words = usePicturingWords()
  const at = (size: number) => `/media/${folder}/${size}.webp`
  return (
    <div>
      <a href={at(large)} className="picture">
        {placeholder && <img src={placeholder} alt="" aria-hidden="true" className="blur" />}
        <img
          src={at(small)}
          {...(width > small && {
            srcSet: `${at(small)} ${small}w, ${at(large)} ${Math.min(width, large)}w`,
          })}
          sizes="(width < 640px) 90vw, 540px"
          width={width}
          height={height}
          alt={alt ?? words.bare}
          loading="lazy"
          decoding="async"
        />
      </a>
      {alt && (
        <details className="alt">
          <summary aria-label={words.altOf}>ALT</summary>
          <p dir="auto">{alt}</p>
        </details>
      )}
    </div>
  )
}
