const hues = 12

/** Which of the hues of the style sheet, `.hue-0` to `.hue-11`, is somebody's. */
export function hueOf(handle: string): number {
  let sum = 7
  for (let i = 0; i < handle.length; i++) sum = (sum * 31 + handle.charCodeAt(i)) % 65_521
  return sum % hues
}

/** What stands for somebody without a picture. */
export const initialsOf = ({ name, handle }: { name: string; handle: string }): string =>
  initials(name) || initials(handle)

/** The first letters of the first and the last word; words without a letter in front do not count. */
function initials(name: string): string {
  const words = name.split(/[\s_]+/u).filter((word) => /^[\p{L}\p{N}]/u.test(word))
  const ends = words.length > 1 ? [words[0], words.at(-1)] : words
  return ends.map((word) => [...(word ?? '')][0]?.toUpperCase() ?? '').join('')
}
