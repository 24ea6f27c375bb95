import type { Metadata } from 'next'
import { LeaveForm } from '#app/_auth/account/leave-form.tsx'
import { SignInAgain } from '#app/_auth/account/sign-in-again.tsx'
import { proofOf } from '#app/_auth/proof.ts'
import { requireSession } from '#app/_auth/session.ts'
import { words } from '#app/_i18n/words.ts'
import { ownAccount } from '#db/queries/users.ts'
import { formerHandle, undoLeave } from '#db/text/limits.ts'

const path = '/settings/account/delete'

export const generateMetadata = (): Metadata => ({ title: words().account.deleteTitle })

/** What deleting an account means, and the last step of it. */
export default async function DeleteAccountPage() {
  const session = await requireSession(path)
  const { viewer } = session
  const own = await ownAccount(viewer)
  const account = words().account
  const proof = proofOf(session, own?.hasPassword ?? true)
  const parts = [
    { title: account.deleteNowTitle, lines: account.deleteNow },
    { title: account.deleteLaterTitle(undoLeave.days), lines: account.deleteLater },
    { title: account.deleteStaysTitle, lines: account.deleteStays(formerHandle.days) },
  ]
  return (
    <>
      <p className="wrap-anywhere">{account.deleteIntro(viewer.handle)}</p>
      {parts.map(({ title, lines }) => (
        <section key={title} className="grid gap-2">
          <h2 className="font-bold text-title">{title}</h2>
          <ul className="grid list-disc gap-1 pl-5">
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </section>
      ))}
      {proof === 'again' ? (
        <SignInAgain path={path} />
      ) : (
        <LeaveForm handle={viewer.handle} asksPassword={proof === 'password'} />
      )}
    </>
  )
}
