import type { Metadata } from 'next'
import Link from 'next/link'
import { currentNewcomer, freeHandle } from '#app/_auth/doors/newcomer.ts'
import { NewcomerForm } from '#app/_auth/doors/newcomer-form.tsx'
import { words } from '#app/_i18n/words.ts'

export const generateMetadata = (): Metadata => ({
  title: words().doors.handleTitle,
  robots: { index: false },
})

/** What somebody wants to be called here, whom a door has vouched for and whom nobody here knows yet. */
export default async function HandlePage() {
  const { doors, nav } = words()
  const newcomer = await currentNewcomer()
  if (!newcomer) {
    return (
      <>
        <h1 className="font-bold text-name tracking-tight">{doors.goneTitle}</h1>
        <p>{doors.newcomerGone}</p>
        <p>
          <Link className="link font-semibold" href="/sign-in">
            {nav.signIn}
          </Link>
        </p>
      </>
    )
  }
  const { door, email } = newcomer
  return (
    <>
      <h1 className="font-bold text-name tracking-tight">{doors.handleTitle}</h1>
      <p className="text-muted">{doors.handleIntro(door.name)}</p>
      {email && <p className="text-muted">{doors.vouchedEmail(door.name, email)}</p>}
      <NewcomerForm handle={await freeHandle(newcomer.handles)} asksEmail={!email} />
      <p className="hint">{doors.handleKnown(door.name)}</p>
    </>
  )
}
