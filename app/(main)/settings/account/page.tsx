import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { SignInAgain } from '#app/_auth/account/sign-in-again.tsx'
import { DoorList } from '#app/_auth/doors/door-list.tsx'
import { doorNews, nameOfProvider, openDoors } from '#app/_auth/doors/names.ts'
import { AddForm } from '#app/_auth/passkeys/add-form.tsx'
import { PasskeyList } from '#app/_auth/passkeys/passkey-list.tsx'
import { PasswordForm } from '#app/_auth/password-form.tsx'
import { proofOf } from '#app/_auth/proof.ts'
import { requireSession } from '#app/_auth/session.ts'
import { words } from '#app/_i18n/words.ts'
import { SignOutForm } from '#app/_posts/sign-out-form.tsx'
import { clock } from '#app/_ui/preferences.ts'
import { RowLink } from '#app/_ui/row-link.tsx'
import { Section } from '#app/_ui/section.tsx'
import { deviceName } from '#app/_users/device-name.ts'
import { ownAccounts } from '#db/queries/accounts.ts'
import { ownPasskeys } from '#db/queries/passkeys.ts'
import { ownAccount } from '#db/queries/users.ts'
import { password } from '#db/text/limits.ts'

export const generateMetadata = (): Metadata => ({ title: words().settings.account })

/** Address of the viewer's account, all ways into it, and the way out. */
export default async function AccountSettingsPage({ searchParams }: PageProps<'/settings/account'>) {
  const session = await requireSession('/settings/account')
  const { viewer } = session
  const [account, accounts, passkeys, { zone }] = await Promise.all([
    ownAccount(viewer),
    ownAccounts(viewer),
    ownPasskeys(viewer),
    clock(),
  ])
  const { settings, doors, passkeys: keys } = words()
  const isFirst = account?.hasPassword === false
  const proof = proofOf(session, !isFirst)
  const again = proof === 'again' && <SignInAgain path="/settings/account" />
  const news = doorNews(await searchParams)
  const linked = [...new Map(accounts.map((one) => [one.provider, one])).values()].map((one) => ({
    provider: one.provider,
    name: nameOfProvider(one.provider),
    createdAt: one.createdAt.getTime(),
  }))
  const open = openDoors()
    .filter((door) => !linked.some((one) => one.provider === door.provider))
    .map(({ id, name }) => ({ id, name }))
  return (
    <>
      <ul className="-mx-4 -my-2 grid">
        <li>
          <RowLink
            href="/settings/account/handle"
            title={words().account.handleTitle}
            hint={`@${viewer.handle}`}
          />
        </li>
        <li>
          <RowLink href="/settings/account/email" title={words().account.emailTitle} hint={account?.email} />
        </li>
        <li>
          <RowLink href="/settings/account/delete" title={words().account.deleteTitle} />
        </li>
      </ul>
      <Section
        id="password"
        title={isFirst ? settings.firstPasswordTitle : settings.passwordTitle}
        hint={isFirst ? settings.firstPasswordHint : settings.passwordHint}
      >
        {again || (
          <PasswordForm
            least={viewer.role === 'admin' ? password.leastForAdmins : password.least}
            isFirst={isFirst}
          />
        )}
      </Section>
      <Section id="passkeys" title={keys.title} hint={keys.hint}>
        <PasskeyList
          passkeys={passkeys.map(({ id, name, createdAt, usedAt }) => ({
            id,
            name,
            createdAt: createdAt.getTime(),
            usedAt: usedAt?.getTime(),
          }))}
          zone={zone}
          proof={proof}
        />
        {again || (
          <AddForm
            suggestion={deviceName((await headers()).get('user-agent') ?? '')}
            asksPassword={proof === 'password'}
          />
        )}
      </Section>
      {(linked.length > 0 || open.length > 0) && (
        <Section id="doors" title={doors.title} hint={doors.hint}>
          {news && (
            <p className={news.good ? 'good' : 'problem'} role="status">
              {news.text}
            </p>
          )}
          <DoorList linked={linked} open={open} zone={zone} proof={proof} />
          {again}
        </Section>
      )}
      <div className="border-line border-t pt-6">
        <SignOutForm />
      </div>
    </>
  )
}
