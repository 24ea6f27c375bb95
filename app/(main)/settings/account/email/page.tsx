import type { Metadata } from 'next'
import { EmailForm } from '#app/_auth/account/email-form.tsx'
import { SignInAgain } from '#app/_auth/account/sign-in-again.tsx'
import { proofOf } from '#app/_auth/proof.ts'
import { requireSession } from '#app/_auth/session.ts'
import { words } from '#app/_i18n/words.ts'
import { ownAccount } from '#db/queries/users.ts'

const path = '/settings/account/email'

export const generateMetadata = (): Metadata => ({ title: words().account.emailTitle })

/** Another e-mail address. */
export default async function EmailSettingsPage() {
  const session = await requireSession(path)
  const own = await ownAccount(session.viewer)
  const account = words().account
  const proof = proofOf(session, own?.hasPassword ?? true)
  return (
    <>
      <p className="wrap-anywhere">{account.emailNow(own?.email ?? '')}</p>
      <p className="text-muted">{account.emailHint}</p>
      {proof === 'again' ? <SignInAgain path={path} /> : <EmailForm asksPassword={proof === 'password'} />}
    </>
  )
}
