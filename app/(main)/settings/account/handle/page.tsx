import type { Metadata } from 'next'
import { HandleForm } from '#app/_auth/account/handle-form.tsx'
import { SignInAgain } from '#app/_auth/account/sign-in-again.tsx'
import { proofOf } from '#app/_auth/proof.ts'
import { requireSession } from '#app/_auth/session.ts'
import { words } from '#app/_i18n/words.ts'
import { dayIn } from '#app/_ui/day.ts'
import { clock } from '#app/_ui/preferences.ts'
import { Section } from '#app/_ui/section.tsx'
import { ownFormerHandles } from '#db/queries/handles.ts'
import { ownAccount } from '#db/queries/users.ts'
import { formerHandle } from '#db/text/limits.ts'

const path = '/settings/account/handle'

export const generateMetadata = (): Metadata => ({ title: words().account.handleTitle })

/** Another handle, and those the viewer had lately. */
export default async function HandleSettingsPage() {
  const session = await requireSession(path)
  const { viewer } = session
  const [own, former, { zone }] = await Promise.all([ownAccount(viewer), ownFormerHandles(viewer), clock()])
  const account = words().account
  const proof = proofOf(session, own?.hasPassword ?? true)
  return (
    <>
      <p className="wrap-anywhere">{account.handleNow(viewer.handle)}</p>
      <p className="text-muted">{account.handleHint(formerHandle.days)}</p>
      {proof === 'again' ? <SignInAgain path={path} /> : <HandleForm asksPassword={proof === 'password'} />}
      {former.length > 0 && (
        <Section id="former" title={account.formerTitle}>
          <ul className="grid gap-1 text-muted">
            {former.map(({ handle, until }) => (
              <li key={handle}>{account.former(handle, dayIn(zone, until))}</li>
            ))}
          </ul>
        </Section>
      )}
    </>
  )
}
