import type { Metadata } from 'next'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { DoorButtons } from '#app/_auth/doors/door-buttons.tsx'
import { doorNews, openDoors } from '#app/_auth/doors/names.ts'
import { PasskeyButton } from '#app/_auth/passkeys/passkey-button.tsx'
import { currentSession } from '#app/_auth/session.ts'
import { SignInForm } from '#app/_auth/sign-in-form.tsx'
import { words } from '#app/_i18n/words.ts'
import { undoLeave } from '#db/text/limits.ts'
import { safePath } from '#db/text/path.ts'

export const generateMetadata = (): Metadata => ({ title: words().entry.signInTitle })

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const search = await searchParams
  const next = safePath(search.next)
  if (search.again !== '1' && (await currentSession())) redirect(next)
  const { entry, nav } = words()
  const account = words().account
  const news = doorNews(search)
  const doors = openDoors()
  return (
    <>
      <h1 className="font-bold text-name tracking-tight">{entry.signInTitle}</h1>
      {search.reset === 'done' && (
        <p className="good" role="status">
          {entry.resetDone}
        </p>
      )}
      {search.account === 'deleted' && (
        <p className="good" role="status">
          {account.deleted(undoLeave.days)}
        </p>
      )}
      {search.account === 'late' && (
        <p className="problem" role="status">
          {account.keepGone}
        </p>
      )}
      {news && (
        <p className={news.good ? 'good' : 'problem'} role="status">
          {news.text}
        </p>
      )}
      <SignInForm next={next} />
      <div className="grid gap-3">
        <PasskeyButton next={next} />
        {doors.length > 0 && <DoorButtons doors={doors} next={next} />}
      </div>
      <p className="hint">{entry.forgot}</p>
      <p>
        {entry.noAccount}{' '}
        <Link
          className="link font-semibold"
          href={next === '/' ? '/sign-up' : `/sign-up?next=${encodeURIComponent(next)}`}
        >
          {nav.signUp}
        </Link>
      </p>
    </>
  )
}
