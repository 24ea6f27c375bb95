import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { AccountForm } from '#app/_auth/account-form.tsx'
import { DoorButtons } from '#app/_auth/doors/door-buttons.tsx'
import { openDoors } from '#app/_auth/doors/names.ts'
import { signUpState } from '#app/_auth/place.ts'
import { currentSession } from '#app/_auth/session.ts'
import { words } from '#app/_i18n/words.ts'
import { placeOf } from '#app/_moderation/place-of.ts'
import { safePath } from '#db/text/path.ts'

export const generateMetadata = (): Metadata => ({ title: words().entry.signUpTitle })

export default async function SignUpPage({ searchParams }: PageProps<'/sign-up'>) {
  const next = safePath((await searchParams).next)
  if (await currentSession()) redirect(next)
  const { about, entry, nav } = words()
  if ((await signUpState()) === 'waiting') {
    return (
      <>
        <h1 className="font-bold text-name tracking-tight">{entry.closedTitle}</h1>
        <p>{entry.closed}</p>
        <p className="hint">{entry.closedOwner}</p>
      </>
    )
  }
  const doors = openDoors()
  const { rules } = await placeOf()
  return (
    <>
      <h1 className="font-bold text-name tracking-tight">{entry.signUpTitle}</h1>
      {rules.length > 0 && (
        <p className="hint rich">
          {about.agree}
          <Link href="/about#rules" prefetch={false}>
            {about.agreeLink}
          </Link>
          .
        </p>
      )}
      <AccountForm next={next} />
      {doors.length > 0 && <DoorButtons doors={doors} next={next} />}
      <p>
        {entry.haveAccount}{' '}
        <Link
          className="link font-semibold"
          href={next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`}
        >
          {nav.signIn}
        </Link>
      </p>
    </>
  )
}
