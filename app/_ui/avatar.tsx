import clsx from 'clsx'

const hues = 12

/** A person without a picture: their initials on a gradient that belongs to their handle. */
export function Avatar({ handle, name, large = false }: { handle: string; name: string; large?: boolean }) {
  return (
    <span className={clsx('avatar', `h${hueOf(handle)}`, large && 'large')} aria-hidden="true">
      {initials(name) || initials(handle)}
    </span>
  )
}

function hueOf(handle: string): number {
  let sum = 7
  for (let i = 0; i < handle.length; i++) sum = (sum * 31 + handle.charCodeAt(i)) % 65_521
  return sum % hues
}

/** The first letters of the first and the last word; words without a letter in front do not count. */
function initials(name: string): string {
  const words = name.split(/[\s_]+/u).filter((word) => /^[\p{L}\p{N}]/u.test(word))
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words
  return ends.map((word) => [...(word ?? '')][0]?.toUpperCase() ?? '').join('')
}
