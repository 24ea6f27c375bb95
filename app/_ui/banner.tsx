import clsx from 'clsx'
import { pictureAddress } from './avatar.tsx'
import { hueOf } from './initials.ts'

/** The wide picture at the head of a profile. */
export function Banner({ banner }: { banner: string }) {
  const [small, large] = [600, 1200].map((width) => `${pictureAddress(banner, width)} ${width}w`)
  return (
    <img
      className="banner"
      src={pictureAddress(banner, 600)}
      srcSet={`${small}, ${large}`}
      sizes="(min-width: 640px) 600px, 100vw"
      width={600}
      height={200}
      alt=""
    />
  )
}

/** What stands there for somebody who has none: a strip in the hue of their handle. */
export function DrawnBanner({ handle }: { handle: string }) {
  return <div className={clsx('banner drawn', `hue-${hueOf(handle)}`)} />
}
