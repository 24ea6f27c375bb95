import type { Metadata } from 'next'
import Link from 'next/link'
import { KeepForm } from '#app/_auth/account/keep-form.tsx'
import { currentLeaver } from '#app/_auth/account/leaver.ts'
import { words } from '#app/_i18n/words.ts'
import { dayIn } from '#app/_ui/day.ts'
import { clock } from '#app/_ui/preferences.ts'
import { undoLeave } from '#db/text/limits.ts'

export const generateMetadata = (): Metadata => ({
  title: words().account.keepTitle,
  robots: { index: false },
})

/** Whether somebody keeps their deleted account, who has just signed in to it. */
export default async function KeepPage() {
  const { nav } = words()
  const account = words().account
  const leaver = await currentLeaver()
  if (!leaver) {
    return (
      <>
        <h1 className="font-bold text-name tracking-tight">{account.keepGoneTitle}</h1>
        <p>{account.keepGone}</p>
        <p>
          <Link className="link font-semibold" href="/sign-in">
            {nav.signIn}
          </Link>
        </p>
      </>
    )
  }
  const until = dayIn(
    (await clock()).zone,
    new Date(leaver.deletedAt.getTime() + undoLeave.days * 86_400_000),
  )
  return (
    <>
      <h1 className="font-bold text-name tracking-tight">{account.keepTitle}</h1>
      <p className="wrap-anywhere">{account.keepHint(leaver.handle, until)}</p>
      <KeepForm />
    </>
  )
}
