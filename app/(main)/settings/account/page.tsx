import type { Metadata } from 'next'
import { PasswordForm } from '#app/_auth/password-form.tsx'
import { requireSession } from '#app/_auth/session.ts'
import { words } from '#app/_i18n/words.ts'
import { ownAccount } from '#db/queries/users.ts'
import { password } from '#db/text/limits.ts'

export const generateMetadata = (): Metadata => ({ title: words().settings.account })

/** Address and password of the viewer's account, and the way out. */
export default async function AccountSettingsPage() {
  const { viewer } = await requireSession('/settings/account')
  const account = await ownAccount(viewer)
  const { settings, nav } = words()
  return (
    <>
      <dl className="grid gap-1">
        <dt className="font-semibold">{settings.emailNow}</dt>
        <dd className="text-muted">{account?.email}</dd>
      </dl>
      <section className="grid gap-4" aria-labelledby="password-title">
        <h2 id="password-title" className="font-bold text-title">
          {settings.passwordTitle}
        </h2>
        <p className="text-muted">{settings.passwordHint}</p>
        <PasswordForm least={viewer.role === 'admin' ? password.leastForAdmins : password.least} />
      </section>
      <form action="/sign-out" method="post" className="border-line border-t pt-6">
        <button type="submit" className="ghost">
          {nav.signOut}
        </button>
      </form>
    </>
  )
}
