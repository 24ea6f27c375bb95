import clsx from 'clsx'
import { hueOf, initialsOf } from './initials.ts'

type Props = { handle: string; name: string; avatar?: string | null | undefined; large?: boolean }

/** A person's picture; without one their initials on a gradient that belongs to their handle. */
export function Avatar({ handle, name, avatar, large = false }: Props) {
  if (avatar) return <Picture folder={avatar} large={large} />
  return (
    <span className={clsx('avatar', `hue-${hueOf(handle)}`, large && 'large')} aria-hidden="true">
      {initialsOf({ handle, name })}
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
