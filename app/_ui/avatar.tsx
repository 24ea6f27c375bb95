import clsx from 'clsx'

const hues = 12

type Props = { handle: string; name: string; avatar?: string | null | undefined; large?: boolean }

/** A person's picture; without one their initials on a gradient that belongs to their handle. */
export function Avatar({ handle, name, avatar, large = false }: Props) {
  if (avatar) return <Picture folder={avatar} large={large} />
  return (
    <span className={clsx('avatar', hueOf(handle), large && 'large')} aria-hidden="true">
      {initials(name) || initials(handle)}
    </span>
  )
}

// Twice as many pixels as shown, or nearly five times where screens have them.
function Picture({ folder, large }: { folder: string; large: boolean }) {
  const [shown, usual, dense] = large ? [80, 192, 400] : [40, 96, 192]
  return (
    <img
      className={clsx('avatar', large && 'large')}
      src={pictureAddress(folder, usual)}
      srcSet={`${pictureAddress(folder, dense)} 4x`}
      width={shown}
      height={shown}
      loading="lazy"
      alt=""
    />
  )
}

/** Where a picture of this width is; `db/text/limits.ts` says which widths there are. */
export const pictureAddress = (folder: string, width: number) => `/media/${folder}/${width}.webp`

/** The class that gives a person's hue. */
export function hueOf(handle: string): string {
  let sum = 7
  for (let i = 0; i < handle.length; i++) sum = (sum * 31 + handle.charCodeAt(i)) % 65_521
  return `hue-${sum % hues}`
}

/** The first letters of the first and the last word; words without a letter in front do not count. */
function initials(name: string): string {
  const words = name.split(/[\s_]+/u).filter((word) => /^[\p{L}\p{N}]/u.test(word))
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words
  return ends.map((word) => [...(word ?? '')][0]?.toUpperCase() ?? '').join('')
}
